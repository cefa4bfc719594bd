"""The control panel: runs, optimizer, start, what to draw."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gdviz.panel.constants_section import ConstantsSection
from gdviz.panel.data_section import DataSection
from gdviz.panel.formula_section import FormulaSection
from gdviz.panel.gradient_section import GradientSection
from gdviz.panel.layers_section import LayersSection
from gdviz.panel.named import named
from gdviz.panel.network_section import NetworkSection
from gdviz.panel.optimizer_section import OptimizerSection
from gdviz.panel.runs_section import RunsSection
from gdviz.panel.schedule_section import ScheduleSection
from gdviz.panel.section import Section
from gdviz.panel.start_section import StartSection
from gdviz.panel.study_section import StudySection
from gdviz.panel.tiles_section import TilesSection
from gdviz.panel.why_section import WhySection
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.session.studies import ASKS
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import Look


@final
class ControlPanel(QScrollArea):
    """A column of sections, each under its heading; it scrolls where the window is low."""

    def __init__(self, session: Session, slow_motion: SlowMotion) -> None:
        super().__init__()
        self.setObjectName("control_panel")
        self._session = session
        self._slow_motion = slow_motion
        self._build()
        self._arrange()
        session.cost_changed.connect(self._on_cost_changed)

    def _build(self) -> None:
        session = self._session
        plain = [layer for layer in Layer if layer.shown_at_first]
        self.runs, self._optimizer = RunsSection(session), OptimizerSection(session)
        self._schedule, self._gradient = ScheduleSection(session), GradientSection(session)
        self._constants, self._formula = ConstantsSection(session), FormulaSection(session)
        self._start, self._why = StartSection(session), WhySection(session, self._slow_motion)
        self._study = StudySection(session, ASKS)
        self._layers = LayersSection(session, plain)
        self._data, self._network = DataSection(session), NetworkSection(session)
        self._tiles = TilesSection(session)
        self._of_constants = Section("constants", self.tr("Constants"), self._constants, True)
        self._of_networks = (
            Section("data", self.tr("Data"), self._data, True),
            Section("network", self.tr("Network"), self._network, True),
            Section("tiles", self.tr("Views"), self._tiles, True),
        )
        self._of_plain_costs = (
            Section("start", self.tr("Start"), self._start, True),
            Section("show", self.tr("Show"), self._layers, True),
            Section("why", self.tr("Why this step"), self._why, False),
            Section("study", self.tr("Whole cost"), self._study, False),
        )
        self._sections = (
            self._of_constants,
            *self._of_networks,
            Section("optimizer", self.tr("Optimizer"), self._optimizer, True),
            *self._of_plain_costs,
            Section("formula", self.tr("Formula"), self._formula, False),
            Section("schedule", self.tr("Schedule"), self._schedule, False),
            Section("gradient", self.tr("Gradient"), self._gradient, False),
        )

    def _arrange(self) -> None:
        column = named("control_column", QWidget())
        self._layout = QVBoxLayout(column)
        for section in (self.runs, *self._sections):
            self._layout.addWidget(section)
        self._layout.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_look(self, look: Look) -> None:
        """Take sizes: a width in letters, which leaves the canvas over 70 % of the window."""
        margin = 2 * look.sizes.spacing
        self._layout.setContentsMargins(margin, 0, margin, look.sizes.spacing)
        self._layout.setSpacing(0)
        parts = (
            self.runs,
            self._optimizer,
            self._start,
            self._layers,
            self._why,
            self._schedule,
            self._gradient,
            self._constants,
            self._formula,
            self._study,
            self._data,
            self._network,
            self._tiles,
        )
        for part in (*self._sections, *parts):
            part.set_look(look)
        self.setFixedWidth(20 * look.sizes.text)

    def _on_cost_changed(self) -> None:
        scene = self._session.scene
        self._of_constants.setVisible(bool(scene.constants))
        for section in self._of_networks:
            section.set_suits(isinstance(scene.task, NetworkTask))
        for section in self._of_plain_costs:
            section.set_suits(scene.task is None)
