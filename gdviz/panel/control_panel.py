"""The control panel: runs, and a column of sections of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gdviz.panel.constants_section import ConstantsSection
from gdviz.panel.data_section import DataSection
from gdviz.panel.formula_section import FormulaSection
from gdviz.panel.gradient_section import GradientSection
from gdviz.panel.layers_section import LayersSection
from gdviz.panel.losses_section import LossesSection
from gdviz.panel.named import named
from gdviz.panel.network_section import NetworkSection
from gdviz.panel.optimizer_section import OptimizerSection
from gdviz.panel.runs_section import RunsSection
from gdviz.panel.schedule_section import ScheduleSection
from gdviz.panel.section import Section
from gdviz.panel.slice_section import SliceSection, has_settings
from gdviz.panel.start_section import StartSection
from gdviz.panel.study_section import StudySection
from gdviz.panel.tiles_section import TilesSection
from gdviz.panel.why_section import WhySection
from gdviz.session.scene import Layer, Scene
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.session.studies import ASKS
from gdviz.session.tasks.loss_task import LossTask
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import Look

#: Whether a section means something for a scene.
Suits = Callable[[Scene], bool]


class Content(Protocol):
    """What stands below the heading of a section."""

    def set_look(self, look: Look) -> None:
        """Take sizes."""


@final
class ControlPanel(QScrollArea):
    """A column of sections, each under its heading; it scrolls where the window is low."""

    def __init__(self, session: Session, slow_motion: SlowMotion) -> None:
        super().__init__()
        self.setObjectName("control_panel")
        self._session, self._slow_motion = session, slow_motion
        self.runs, self.data = RunsSection(session), DataSection(session)
        self._sections: list[tuple[Section, Content, Suits]] = []
        self._build_model()
        self._build_descent()
        self._build_cost()
        self._arrange()
        for changed in (session.cost_changed, session.tiles_changed, session.cut_changed):
            changed.connect(self._show_what_suits)

    def set_look(self, look: Look) -> None:
        """Take sizes: a width in letters, which leaves the canvas over 70 % of the window."""
        margin = 2 * look.sizes.spacing
        self._layout.setContentsMargins(margin, 0, margin, look.sizes.spacing)
        self._layout.setSpacing(0)
        self.runs.set_look(look)
        for section, content, _ in self._sections:
            section.set_look(look)
            content.set_look(look)
        self.setFixedWidth(20 * look.sizes.text)

    def _build_model(self) -> None:
        """What is descended, where it has parts that can be changed."""
        session, tr = self._session, self.tr
        self._add("constants", tr("Constants"), ConstantsSection(session), _has_constants)
        self._add("data", tr("Data"), self.data, _is_network)
        self._add("network", tr("Network"), NetworkSection(session), _is_network)
        self._add("losses", tr("Losses"), LossesSection(session), _compares_losses)

    def _build_descent(self) -> None:
        """What descends, and where from."""
        session, tr = self._session, self.tr
        plain = [layer for layer in Layer if layer.shown_at_first]
        self._add("optimizer", tr("Optimizer"), OptimizerSection(session), _always)
        self._add("tiles", tr("Views"), TilesSection(session), _is_network)
        self._add("slice", tr("Slice"), SliceSection(session), has_settings)
        self._add("start", tr("Start"), StartSection(session), _has_places)
        self._add("show", tr("Show"), LayersSection(session, plain), _is_plain)

    def _build_cost(self) -> None:
        """What is folded away at first."""
        session, tr = self._session, self.tr
        why = WhySection(session, self._slow_motion)
        self._add("why", tr("Why this step"), why, _is_plain, False)
        self._add("study", tr("Whole cost"), StudySection(session, ASKS), _is_plain, False)
        self._add("formula", tr("Formula"), FormulaSection(session), _always, False)
        self._add("schedule", tr("Schedule"), ScheduleSection(session), _always, False)
        self._add("gradient", tr("Gradient"), GradientSection(session), _always, False)

    def _add(
        self, name: str, text: str, content: Content, suits: Suits, opened: bool = True
    ) -> None:
        if isinstance(content, QWidget):
            self._sections.append((Section(name, text, content, opened), content, suits))

    def _arrange(self) -> None:
        column = named("control_column", QWidget())
        self._layout = QVBoxLayout(column)
        self._layout.addWidget(self.runs)
        for section, _, _ in self._sections:
            self._layout.addWidget(section)
        self._layout.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _show_what_suits(self) -> None:
        for section, _, suits in self._sections:
            section.set_suits(suits(self._session.scene))


def _always(scene: Scene) -> bool:
    return True


def _is_plain(scene: Scene) -> bool:
    return scene.task is None


def _has_places(scene: Scene) -> bool:
    """Whether a start is a place that a person could name."""
    return scene.task is None or scene.task.keeps_start


def _is_network(scene: Scene) -> bool:
    return isinstance(scene.task, NetworkTask)


def _compares_losses(scene: Scene) -> bool:
    return isinstance(scene.task, LossTask)


def _has_constants(scene: Scene) -> bool:
    return bool(scene.constants)
