"""What is done to the gradient before the optimizer sees it."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.regression import SampledCost
from gdviz.engine.transforms import transforms
from gdviz.panel.check_box import CheckBox
from gdviz.panel.form import Form
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class GradientSection(QWidget):
    """A check box a transform, and below it a form while it is in use."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._forms = {name: Form(prefix=f"{name}_") for name in transforms}
        self._boxes = {
            name: CheckBox(f"use_{name}", translated(each.title), self)
            for name, each in transforms.items()
        }
        self._arrange()
        for name in transforms:
            self._boxes[name].toggled.connect(partial(session.use_transform, name))
            self._forms[name].field_requested.connect(partial(self._on_field_requested, name))
        session.cost_changed.connect(self._on_cost_changed)
        session.runs_changed.connect(self._on_runs_changed)
        self._on_cost_changed()
        self._on_runs_changed()

    def set_look(self, look: Look) -> None:
        """Take sizes, also for the editors to come."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        for form in self._forms.values():
            form.set_look(look)

    def _arrange(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for name in transforms:
            self._layout.addWidget(self._boxes[name])
            self._layout.addWidget(self._forms[name])

    def _on_cost_changed(self) -> None:
        has_data = isinstance(self._session.cost, SampledCost)
        for name, each in transforms.items():
            self._boxes[name].setEnabled(has_data or not each.for_data)

    def _on_runs_changed(self) -> None:
        used = {type(each): each for each in self._session.scene.transforms}
        for name, kind in transforms.items():
            self._boxes[name].setChecked(kind in used)
            self._forms[name].setVisible(kind in used)
            if kind in used:
                self._forms[name].show_fields(used[kind])

    def _on_field_requested(self, name: str, field: str, value: float) -> None:
        self._session.set_transform_field(name, field, value)
        self._on_runs_changed()
