"""Which update rule, and its hyper-parameters."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.optimizer import Optimizer, describe
from gdviz.engine.optimizers import optimizers
from gdviz.panel.hyperparameter_editor import HyperparameterEditor
from gdviz.panel.picker import Picker
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class OptimizerSection(QWidget):
    """A picker, and editors that are built anew when another rule is picked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._look: Look | None = None
        self._rule: type[Optimizer] | None = None
        self._editors: dict[str, HyperparameterEditor] = {}
        titles = {name: translated(rule.title) for name, rule in optimizers.items()}
        self._picker = Picker("optimizer_picker", titles)
        self._picker.picked.connect(session.set_optimizer)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._picker)
        session.runs_changed.connect(self._on_runs_changed)

    def set_look(self, look: Look) -> None:
        """Take sizes, also for the editors to come."""
        self._look = look
        for editor in self._editors.values():
            editor.set_look(look)

    def _on_runs_changed(self) -> None:
        optimizer = self._session.scene.optimizers[0]
        if type(optimizer) is not self._rule:
            self._build_editors(type(optimizer))
        self._show_values()

    def _on_value_requested(self, field: str, value: float) -> None:
        self._session.set_hyperparameter(field, value)
        self._show_values()  # what was refused must not stay in the box

    def _show_values(self) -> None:
        optimizer = self._session.scene.optimizers[0]
        for field, editor in self._editors.items():
            editor.show_value(getattr(optimizer, field))

    def _build_editors(self, rule: type[Optimizer]) -> None:
        for editor in self._editors.values():
            self._layout.removeWidget(editor)
            editor.setParent(None)  # it is found by its name no more
            editor.deleteLater()
        self._editors = {
            name: HyperparameterEditor(name, it) for name, it in describe(rule).items()
        }
        for editor in self._editors.values():
            editor.value_requested.connect(self._on_value_requested)
            self._layout.addWidget(editor)
            if self._look is not None:
                editor.set_look(self._look)
        self._rule = rule
        self._picker.show_name(next(name for name, each in optimizers.items() if each is rule))
