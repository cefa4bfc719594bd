"""The controls that a key leads to, wherever they are hidden, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from gdviz.lecture.actions import Entry
from gdviz.lecture.tab_order import TabOrder
from gdviz.panel.section import Section


@final
@dataclass(frozen=True)
class Place:
    """A translated text, its keys, and the object names of widgets: the first that is seen.

    A section as such a widget is opened, and the focus goes to its heading.
    """

    text: str
    keys: tuple[str, ...]
    names: tuple[str, ...]


@final
class Places(QObject):
    """Takes the focus to a control; what hides it is opened or shown."""

    def __init__(self, window: QMainWindow, tabs: TabOrder) -> None:
        super().__init__(window)
        self._window, self._tabs = window, tabs

    def entries(self) -> list[Entry]:
        """What the keys do, as rows of a menu."""
        return [Entry(each.text, each.keys, partial(self.go, each)) for each in _places()]

    def go(self, place: Place) -> None:
        """Show a place and give it the focus, if it means something for what is shown."""
        found = [each for name in place.names for each in self._window.findChildren(QWidget, name)]
        shown = [each for each in found if not each.isHidden()] or found
        widget = next((each for each in shown if each.isVisible()), shown[0])
        if not self._suits(widget):
            return
        self._reveal(widget)
        if isinstance(widget, Section):
            widget = widget.heading
        self._tabs.take(widget, Qt.FocusReason.ShortcutFocusReason)

    def _suits(self, widget: QWidget) -> bool:
        """Not in a section that means nothing for what is shown."""
        each: QWidget | None = widget
        while each is not None and not isinstance(each, Section):
            each = each.parentWidget()
        return each is None or each.suits

    def _reveal(self, widget: QWidget) -> None:
        each: QWidget | None = widget
        while each is not None and each is not self._window:
            if isinstance(each, Section):
                each.set_open(True)
            elif each.isHidden():
                each.show()
            each = each.parentWidget()
        # What has just been opened has its place before it is scrolled to.
        for area in self._window.findChildren(QScrollArea):
            column = area.widget()
            layout = None if column is None else column.layout()
            if layout is not None:
                layout.activate()


def _places() -> tuple[Place, ...]:
    return (
        Place(_tr("&Formula"), ("Ctrl+L", "F2"), ("formula_edit",)),
        Place(_tr("&Cost function"), ("Ctrl+F",), ("cost_picker",)),
        Place(_tr("&Picture"), ("Ctrl+P",), ("picture", "surface_view", "loss_data")),
        Place(_tr("&Runs"), ("Ctrl+J",), ("race_table", "add_run_button")),
        Place(_tr("&Optimizer"), ("Ctrl+O",), ("optimizer_picker",)),
        Place(_tr("&Learning rate"), ("Ctrl+E",), ("learning_rate",)),
        Place(_tr("&Start"), ("Ctrl+T",), ("start_x",)),
        Place(_tr("&Timeline"), ("Ctrl+M",), ("timeline",)),
        Place(_tr("&Why this step"), ("F6",), ("why",)),
        Place(_tr("Typeset for&mula"), ("F7",), ("formula",)),
        Place(_tr("Sc&hedule"), ("F8",), ("schedule",)),
        Place(_tr("&Gradient"), ("F9",), ("gradient",)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)
