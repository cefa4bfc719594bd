"""Which learning-rate schedule, and its fields."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.schedules import schedules
from gdviz.panel.form import Form
from gdviz.panel.picker import Picker
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class ScheduleSection(QWidget):
    """A picker, and a form for the schedule that is picked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        titles = {name: translated(each.title) for name, each in schedules.items()}
        self._picker = Picker("schedule_picker", titles)
        self._picker.setAccessibleName(self.tr("Learning-rate schedule"))
        self._form = Form()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._picker)
        self._layout.addWidget(self._form)
        self._picker.picked.connect(session.set_schedule)
        self._form.field_requested.connect(self._on_field_requested)
        session.runs_changed.connect(self._on_runs_changed)
        self._on_runs_changed()

    def set_look(self, look: Look) -> None:
        """Take sizes, also for the editors to come."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._form.set_look(look)

    def _on_runs_changed(self) -> None:
        schedule = self._session.scene.schedule
        self._form.show_fields(schedule)
        self._picker.show_name(next(n for n, each in schedules.items() if each is type(schedule)))

    def _on_field_requested(self, field: str, value: float) -> None:
        self._session.set_schedule_field(field, value)
        self._form.show_fields(self._session.scene.schedule)
