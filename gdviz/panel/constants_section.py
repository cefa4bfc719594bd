"""The named constants of a formula, each with a slider."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.hyperparameter import Hyperparameter
from gdviz.panel.hyperparameter_editor import HyperparameterEditor
from gdviz.session.session import Session
from gdviz.theme import Look

#: How far a constant's slider goes; any number can be typed.
REACH = 5.0


@final
class ConstantsSection(QWidget):
    """An editor a constant; another formula gets other editors."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._look: Look | None = None
        self._editors: dict[str, HyperparameterEditor] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        session.cost_changed.connect(self._on_cost_changed)
        self._on_cost_changed()

    def set_look(self, look: Look) -> None:
        """Take sizes, also for the editors to come."""
        self._look = look
        self._layout.setSpacing(look.sizes.spacing // 2)
        for editor in self._editors.values():
            editor.set_look(look)

    def _on_cost_changed(self) -> None:
        constants = dict(self._session.scene.constants)
        if list(constants) != list(self._editors):
            self._build_editors(list(constants))
        for name, editor in self._editors.items():
            editor.show_value(constants[name])

    def _build_editors(self, names: list[str]) -> None:
        for editor in self._editors.values():
            editor.blockSignals(True)
            self._layout.removeWidget(editor)
            editor.hide()  # else a layout that has yet to show it shows a window of its own
            editor.setParent(None)
            editor.deleteLater()
        self._editors = {name: self._make_editor(name) for name in names}

    def _make_editor(self, name: str) -> HyperparameterEditor:
        about = Hyperparameter(
            label=name,
            symbol="",
            help=self.tr("A constant of the formula."),
            low=-1e9,
            high=1e9,
            slider=(-REACH, REACH),
        )
        editor = HyperparameterEditor(f"constant_{name}", about)
        editor.value_requested.connect(partial(self._session.set_constant, name))
        self._layout.addWidget(editor)
        if self._look is not None:
            editor.set_look(self._look)
        return editor
