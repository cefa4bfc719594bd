"""Which update rule, and its hyper-parameters."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.methods import methods
from gdviz.panel.form import Form
from gdviz.panel.picker import Picker
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class OptimizerSection(QWidget):
    """A picker, and a form for the rule that is picked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._picker = Picker("optimizer_picker")
        self._picker.offer_later(lambda name: translated(methods[name].title), _titles)
        self._form = Form()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._picker)
        self._layout.addWidget(self._form)
        self._picker.picked.connect(session.set_optimizer)
        self._form.field_requested.connect(self._on_field_requested)
        session.runs_changed.connect(self._on_runs_changed)
        session.selection_changed.connect(self._on_runs_changed)
        self._on_runs_changed()

    def set_look(self, look: Look) -> None:
        """Take sizes, also for the editors to come."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._form.set_look(look)

    def _on_runs_changed(self) -> None:
        optimizer = self._session.optimizer
        self._form.show_fields(optimizer)
        self._picker.show_name(methods.name_of(type(optimizer)))

    def _on_field_requested(self, field: str, value: float) -> None:
        self._session.set_hyperparameter(field, value)
        # What was refused must not stay in the box.
        self._form.show_fields(self._session.optimizer)


def _titles() -> list[dict[str, str]]:
    return [{name: translated(rule.title) for name, rule in methods.items()}]
