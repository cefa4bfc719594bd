"""The icons, all of one family; their font is loaded when the first one is drawn."""

from __future__ import annotations

from PySide6.QtGui import QIcon

#: What a button means, and the name of its picture among the Material Design Icons.
_PICTURES = {
    "reset": "mdi6.skip-backward",
    "step_back": "mdi6.step-backward",
    "play": "mdi6.play",
    "pause": "mdi6.pause",
    "step": "mdi6.step-forward",
    "loop": "mdi6.repeat",
    "chart": "mdi6.chart-line",
    "add_run": "mdi6.plus",
    "duplicate_run": "mdi6.content-copy",
    "hide_run": "mdi6.eye-off-outline",
    "remove_run": "mdi6.trash-can-outline",
}


def icon(name: str, colour: str, disabled: str) -> QIcon:
    """The icon of a meaning in a colour."""
    import qtawesome

    picture: QIcon = qtawesome.icon(_PICTURES[name], color=colour, color_disabled=disabled)
    return picture
