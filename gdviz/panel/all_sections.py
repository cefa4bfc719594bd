"""The sections of the control panel, in their order; each is imported when it is first open.

A new section is one entry here: what makes it, and the scenes for which it means something.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gdviz.session.scene import Layer, Scene
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.session.studies import ASKS
from gdviz.session.tasks.cut import CutKind
from gdviz.session.tasks.tile import Tile

#: What makes the content of a section.
MakeContent = Callable[[Session, SlowMotion], QWidget]


@final
@dataclass(frozen=True)
class Offered:
    """A section by its object name: its words, its content, and whether a scene has a use for it.

    It is open at first, or folded.
    """

    name: str
    text: str
    make: MakeContent
    suits: Callable[[Scene], bool]
    opened: bool = True


def offered_sections() -> tuple[Offered, ...]:
    """All sections: what is descended, what descends and where from, what is folded at first."""
    return (
        Offered("constants", _tr("Constants"), _constants, lambda scene: bool(scene.constants)),
        Offered("data", _tr("Data"), _data, _has_network),
        Offered("network", _tr("Network"), _network, _has_network),
        Offered("losses", _tr("Losses"), _losses, _compares_losses),
        Offered("optimizer", _tr("Optimizer"), _optimizer, _always),
        Offered("tiles", _tr("Views"), _tiles, _has_network),
        Offered("slice", _tr("Slice"), _slice, _has_slice_settings),
        Offered("start", _tr("Start"), _start, _has_places),
        Offered("show", _tr("Show"), _show, _is_plain),
        Offered("why", _tr("Why this step"), _why, _is_plain, opened=False),
        Offered("study", _tr("Whole cost"), _study, _is_plain, opened=False),
        Offered("formula", _tr("Formula"), _formula, _always, opened=False),
        Offered("schedule", _tr("Schedule"), _schedule, _always, opened=False),
        Offered("gradient", _tr("Gradient"), _gradient, _always, opened=False),
    )


def _always(scene: Scene) -> bool:
    return True


def _is_plain(scene: Scene) -> bool:
    return scene.task is None


def _has_places(scene: Scene) -> bool:
    """Whether a start is a place that a person could name."""
    return scene.task is None or scene.task.keeps_start


def _has_network(scene: Scene) -> bool:
    return scene.task is not None and scene.task.has_network


def _compares_losses(scene: Scene) -> bool:
    return scene.task is not None and scene.task.compares_losses


def _has_slice_settings(scene: Scene) -> bool:
    """Whether a slice is shown that needs to know anything beside its kind."""
    seen = _has_network(scene) and Tile.LANDSCAPE in scene.tiles
    return seen and scene.cut.kind is not CutKind.PRINCIPAL


def _constants(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.constants_section import ConstantsSection

    return ConstantsSection(session)


def _data(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.data_section import DataSection

    return DataSection(session)


def _network(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.network_section import NetworkSection

    return NetworkSection(session)


def _losses(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.losses_section import LossesSection

    return LossesSection(session)


def _optimizer(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.optimizer_section import OptimizerSection

    return OptimizerSection(session)


def _tiles(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.tiles_section import TilesSection

    return TilesSection(session)


def _slice(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.slice_section import SliceSection

    return SliceSection(session)


def _start(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.start_section import StartSection

    return StartSection(session)


def _show(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.layers_section import LayersSection

    return LayersSection(session, [layer for layer in Layer if layer.shown_at_first])


def _why(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.why_section import WhySection

    return WhySection(session, slow_motion)


def _study(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.study_section import StudySection

    return StudySection(session, ASKS)


def _formula(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.formula_section import FormulaSection

    return FormulaSection(session)


def _schedule(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.schedule_section import ScheduleSection

    return ScheduleSection(session)


def _gradient(session: Session, slow_motion: SlowMotion) -> QWidget:
    from gdviz.panel.gradient_section import GradientSection

    return GradientSection(session)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ControlPanel", text)
