"""Which samples a network learns from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.network.generated import generated
from gdviz.panel.form import Form
from gdviz.panel.picker import Picker
from gdviz.session.session import Session
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class DataSection(QWidget):
    """A picker of sets, and a form for how samples are made and held out."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        titles = {name: translated(make(4, 0.0, 0).title) for name, make in generated.items()}
        self._picker = Picker("data_picker", titles)
        self._picker.setAccessibleName(self.tr("Data"))
        self._form = Form(prefix="data_")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._picker)
        self._layout.addWidget(self._form)
        self._picker.picked.connect(self._on_picked)
        self._form.field_requested.connect(self._on_field_requested)
        session.cost_changed.connect(self._show_task)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._form.set_look(look)

    def _on_picked(self, name: str) -> None:
        self._wish(partial(LearningData, name))

    def _on_field_requested(self, field: str, value: float) -> None:
        task = self._session.scene.task
        if isinstance(task, NetworkTask):
            change: dict[str, float] = {field: value}
            self._wish(partial(replace, task.data, **change))

    def _wish(self, make: partial[LearningData]) -> None:
        task = self._session.scene.task
        if isinstance(task, NetworkTask):
            self._session.wish_task(lambda: replace(task, data=make()))
            self._show_task()  # what was refused must not stay

    def _show_task(self) -> None:
        task = self._session.scene.task
        if isinstance(task, NetworkTask):
            self._picker.show_name(task.data.name)
            self._form.show_fields(task.data)
