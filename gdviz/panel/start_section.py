"""The start as numbers, one box a coordinate."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gdviz.panel.check_box import CheckBox
from gdviz.panel.named import named
from gdviz.panel.number_box import NumberBox
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look

#: Object names of the boxes; a cost of fewer coordinates hides the rest.
NAMES = ("start_x", "start_y")


@final
class StartSection(QWidget):
    """Shows the scene's start and asks for another one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._labels = [QLabel() for _ in NAMES]
        self._boxes = [NumberBox(name) for name in NAMES]
        self._random = named("random_start", QPushButton(self.tr("Random")))
        self._random.setToolTip(self.tr("Start from a random point (R)"))
        self._own = CheckBox("own_start", self.tr("This run has its own start"), self)
        self._arrange()
        for index, box in enumerate(self._boxes):
            box.entered.connect(partial(self._on_entered, index))
        self._own.clicked.connect(session.set_own_start)
        self._random.clicked.connect(session.place_random_start)
        session.cost_changed.connect(self._on_cost_changed)
        session.runs_changed.connect(self._on_runs_changed)
        session.selection_changed.connect(self._on_runs_changed)
        self._on_cost_changed()
        self._on_runs_changed()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        for layout in (self._column, self._line):
            layout.setSpacing(look.sizes.spacing // 2)

    def _arrange(self) -> None:
        self._column, self._line = QVBoxLayout(self), QHBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._line)
        self._column.addWidget(self._own)
        for label, box in zip(self._labels, self._boxes, strict=True):
            label.setBuddy(box)
            self._line.addWidget(label)
            self._line.addWidget(box, stretch=1)
        self._line.addWidget(self._random)

    def _on_cost_changed(self) -> None:
        coordinates, domain = self._session.cost.coordinates, self._session.cost.domain
        for index, (label, box) in enumerate(zip(self._labels, self._boxes, strict=True)):
            used = index < len(coordinates)
            label.setVisible(used)
            box.drop_typed()  # hidden, it would still ask for what was begun
            box.setVisible(used)
            if used:
                label.setText(coordinates[index].symbol)
                box.setAccessibleName(translated(coordinates[index].label))
                box.step_evenly(domain.lower[index], domain.upper[index])

    def _on_runs_changed(self) -> None:
        self._own.setVisible(len(self._session.runs) > 1)
        self._own.setChecked(self._session.scene.race.plan.start is not None)
        for box, value in zip(self._boxes, self._session.start, strict=False):
            box.show_number(value)

    def _on_entered(self, index: int, value: float) -> None:
        # Only what was typed: the boxes show fewer digits than the other coordinates have.
        start = list(self._session.start)
        start[index] = value
        self._session.place_start(start)
