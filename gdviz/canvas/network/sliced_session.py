"""The session as it is seen on a slice: a cost of two parameters with projected runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QCoreApplication

from gdviz.canvas.network.grid_cost import GridCost
from gdviz.canvas.network.projected_run import ProjectedRun
from gdviz.engine.landscape_slice import Slice
from gdviz.session.landscape import Landscape
from gdviz.session.run import Run
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.session.words import number, translated

#: What can be drawn of runs on a slice: arrows lead off it.
LAYERS = frozenset({Layer.TRAIL})


@final
@dataclass(frozen=True)
class SlicedScene:
    """How it is drawn."""

    function: GridCost
    log_height: bool
    layers: frozenset[Layer]


@final
class SlicedSession:
    """The newest plane, with the session's runs on it as far as they are projected.

    Before there is one it has no cost and no runs: LookupError.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._landscape: Landscape | None = None
        self._cost: GridCost | None = None
        self._runs: dict[Run, ProjectedRun] = {}

    @property
    def landscape(self) -> Landscape | None:
        """What is shown; None before there is a plane."""
        return self._landscape

    def take(self, landscape: Landscape | None) -> None:
        """Show another plane from now on, or none."""
        self._landscape, self._runs, self._cost = landscape, {}, None
        if landscape is not None:
            first, second = axis_labels(landscape.slice)
            self._cost = GridCost.of(landscape.found, (first, second))

    @property
    def cost(self) -> GridCost:
        """The cost on the plane."""
        if self._cost is None:
            raise LookupError("no plane is shown")
        return self._cost

    @property
    def scene(self) -> SlicedScene:
        """How it is drawn."""
        scene = self._session.scene
        return SlicedScene(self.cost, scene.log_height, scene.layers & LAYERS)

    @property
    def shown_runs(self) -> tuple[ProjectedRun, ...]:
        """The runs that are to be drawn."""
        return tuple(map(self._projected, self._session.shown_runs))

    @property
    def run(self) -> ProjectedRun:
        """The run that is spoken of."""
        return self._projected(self._session.run)

    @property
    def playhead(self) -> int:
        """The index of the step that is shown."""
        return self._session.playhead

    @property
    def start(self) -> list[float]:
        """Where the run that is spoken of started."""
        place: list[float] = self.run.point_at(0).tolist()
        return place

    def follow(self) -> None:
        """Project the points that are new."""
        for run in self.shown_runs:
            run.follow()

    def _projected(self, run: Run) -> ProjectedRun:
        if self._landscape is None:
            raise LookupError("no plane is shown")
        if run not in self._runs:
            known = self._landscape.ways.get(run)
            self._runs[run] = ProjectedRun(run, self._landscape.slice, known)
        return self._runs[run]


def axis_labels(cut: Slice) -> tuple[str, ...]:
    """What the axes are called, with the share of the variance along them where it is known."""
    names = [translated(name) for name in cut.names]
    if not cut.shares:
        return tuple(names)
    text = QCoreApplication.translate("Landscape", "{name}: {share} %")
    return tuple(
        text.format(name=name, share=number(100 * share, 2))
        for name, share in zip(names, cut.shares, strict=True)
    )
