"""What can be chosen of the losses, and the way back to the data as they were at first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gdviz.engine.hyperparameter import describe
from gdviz.engine.losses.loss import losses
from gdviz.panel.form import Form
from gdviz.panel.named import named
from gdviz.session.session import Session
from gdviz.session.tasks.loss_task import LossTask
from gdviz.theme import Look


@final
class LossesSection(QWidget):
    """Editors for every loss that has fields; every change asks for another task."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._forms = {
            name: Form(prefix=f"{name}_") for name, kind in losses.items() if describe(kind)
        }
        self._reset = named("reset_points", QPushButton(self.tr("Points as at first")))
        self._reset.setToolTip(self.tr("Take back what was dragged"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for name, form in self._forms.items():
            self._layout.addWidget(form)
            form.field_requested.connect(partial(self._wish, name))
        self._layout.addWidget(self._reset)
        self._reset.clicked.connect(self._wish_first_points)
        session.cost_changed.connect(self._show_task)
        self._show_task()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        for form in self._forms.values():
            form.set_look(look)

    def _wish(self, name: str, field: str, value: object) -> None:
        task, change = self._session.scene.task, {field: value}
        if isinstance(task, LossTask):
            self._session.wish_task(lambda: task.with_loss(replace(task.loss(name), **change)))
            self._show_task()  # what was refused must not stay

    def _wish_first_points(self) -> None:
        task = self._session.scene.task
        if isinstance(task, LossTask):
            first = {"points": task.fit.points, "box": task.fit.box}
            self._session.wish_task(partial(replace, task, **first))

    def _show_task(self) -> None:
        task = self._session.scene.task
        if isinstance(task, LossTask):
            for name, form in self._forms.items():
                form.setVisible(name in task.costs)
                if name in task.costs:
                    form.show_fields(task.loss(name))
