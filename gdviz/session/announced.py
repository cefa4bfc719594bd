"""Which signal of the session tells that which fields of the scene have changed."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.session.scene import Scene

#: Fields by signal. What stands nowhere belongs to the runs, which have signals of their own.
ANNOUNCED: Mapping[str, tuple[str, ...]] = {
    "appearance_changed": ("appearance",),
    "cost_changed": ("cost", "constants", "task"),
    "layers_changed": ("layers", "hidden_parts"),
    "view_changed": ("view", "log_height"),
    "speed_changed": ("speed",),
    "loop_changed": ("loop",),
    "chart_changed": ("chart",),
    "study_changed": ("study", "sight"),
    "tiles_changed": ("tiles",),
    "cut_changed": ("cut",),
    "sample_changed": ("sample",),
}
#: Those that are emitted before the runs are announced: the others speak of what shows the runs.
FIRST = ("appearance_changed", "cost_changed")


def changes(before: Scene, after: Scene) -> tuple[str, ...]:
    """The signals that tell of all that differs but the runs."""
    return tuple(
        signal
        for signal, names in ANNOUNCED.items()
        if any(getattr(before, name) != getattr(after, name) for name in names)
    )
