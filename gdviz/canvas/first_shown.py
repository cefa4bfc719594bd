"""What makes the views that most lectures show late or never; each is imported when it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gdviz.session.animation import Animation
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion

if TYPE_CHECKING:
    from gdviz.canvas.backpropagation.backpropagation_view import BackpropagationView
    from gdviz.canvas.chart.cost_chart import CostChart
    from gdviz.canvas.flat.fit_view import FitView
    from gdviz.canvas.step_card import StepCard
    from gdviz.canvas.surface.surface_view import SurfaceView


def surface_view(session: Session, animation: Animation) -> SurfaceView:
    """The surface, hidden."""
    from gdviz.canvas.surface.surface_view import SurfaceView

    surface = SurfaceView(session, animation)
    surface.hide()
    return surface


def fit_view(session: Session, animation: Animation) -> FitView:
    """The data of a fit and the model's line."""
    from gdviz.canvas.flat.fit_view import FitView

    return FitView(session, animation)


def backpropagation_view(told: Backpropagation) -> BackpropagationView:
    """A sample on its way through the network."""
    from gdviz.canvas.backpropagation.backpropagation_view import BackpropagationView

    return BackpropagationView(told)


def cost_chart(session: Session) -> CostChart:
    """The strip below the picture."""
    from gdviz.canvas.chart.cost_chart import CostChart

    return CostChart(session)


def step_card(session: Session, slow_motion: SlowMotion) -> StepCard:
    """What slow motion says."""
    from gdviz.canvas.step_card import StepCard

    return StepCard(session, slow_motion)
