"""Which view draws the answer of which study."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gdviz.canvas.descent_view import DescentView
from gdviz.canvas.studies.basins import Basins
from gdviz.canvas.studies.dimensions import Dimensions
from gdviz.canvas.studies.rates import Rates
from gdviz.canvas.studies.studies import MakeView
from gdviz.canvas.studies.trainability import Trainability
from gdviz.session.desk import Desk
from gdviz.session.session import Session
from gdviz.session.study import Study


def study_views(session: Session, desk: Desk, view: DescentView) -> Mapping[Study, MakeView]:
    """A maker for the view of every study; that of basins draws on the picture of the cost."""
    return {
        Study.BASINS: partial(Basins, session, desk, view),
        Study.RATES: partial(Rates, session),
        Study.TRAINABILITY: partial(Trainability, session),
        Study.DIMENSIONS: partial(Dimensions, session),
    }
