"""A column of editors for a frozen dataclass, built from what its fields say of themselves."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any, final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.hyperparameter import About, Switch, describe
from gdviz.panel.hyperparameter_editor import HyperparameterEditor
from gdviz.panel.switch_editor import SwitchEditor
from gdviz.theme import Look

Editor = HyperparameterEditor | SwitchEditor


@final
class Form(QWidget):
    """Shows a value and asks for other fields; another class of value gets other editors.

    The editors' object names are those of the fields behind a prefix.
    """

    field_requested = Signal(str, object)  # field, value

    def __init__(self, prefix: str = "") -> None:
        super().__init__()
        self._prefix = prefix
        self._look: Look | None = None
        self._kind: type | None = None
        self._editors: dict[str, Editor] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def set_look(self, look: Look) -> None:
        """Take sizes, also for the editors to come."""
        self._look = look
        self._layout.setSpacing(look.sizes.spacing // 2)
        for editor in self._editors.values():
            editor.set_look(look)

    def show_fields(self, value: Any, without: Collection[str] = ()) -> None:
        """Show the fields of a value, but for some that mean nothing now; must not emit."""
        if type(value) is not self._kind:
            self._build_editors(type(value))
        for field, editor in self._editors.items():
            editor.show_value(getattr(value, field))
            editor.setVisible(field not in without)

    def _build_editors(self, kind: type) -> None:
        self._discard_editors()
        self._kind = kind
        self._editors = {
            field: _editor(self._prefix + field, about) for field, about in describe(kind).items()
        }
        for field, editor in self._editors.items():
            editor.value_requested.connect(partial(self.field_requested.emit, field))
            self._layout.addWidget(editor)
            if self._look is not None:
                editor.set_look(self._look)

    def _discard_editors(self) -> None:
        for editor in self._editors.values():
            editor.blockSignals(True)  # a number that was begun there is for the old value
            self._layout.removeWidget(editor)
            editor.hide()  # else a layout that has yet to show it shows a window of its own
            editor.setParent(None)  # it is found by its name no more
            editor.deleteLater()


def _editor(name: str, about: About) -> Editor:
    if isinstance(about, Switch):
        return SwitchEditor(name, about)
    return HyperparameterEditor(name, about)
