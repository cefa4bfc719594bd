"""Which view draws the answer of which study; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gdviz.canvas.flat.descent_view import DescentView
from gdviz.canvas.studies.studies import MakeView
from gdviz.canvas.studies.study_view import StudyView
from gdviz.session.desk import Desk
from gdviz.session.session import Session
from gdviz.session.study import Study


def study_views(session: Session, desk: Desk, view: DescentView) -> Mapping[Study, MakeView]:
    """A maker for the view of every study; that of basins draws on the picture of the cost."""
    return {
        Study.BASINS: partial(_basins, session, desk, view),
        Study.RATES: partial(_rates, session),
        Study.TRAINABILITY: partial(_trainability, session),
        Study.DIMENSIONS: partial(_dimensions, session),
    }


def _basins(session: Session, desk: Desk, view: DescentView) -> StudyView:
    from gdviz.canvas.studies.basins import Basins

    return Basins(session, desk, view)


def _rates(session: Session) -> StudyView:
    from gdviz.canvas.studies.rates import Rates

    return Rates(session)


def _trainability(session: Session) -> StudyView:
    from gdviz.canvas.studies.trainability import Trainability

    return Trainability(session)


def _dimensions(session: Session) -> StudyView:
    from gdviz.canvas.studies.dimensions import Dimensions

    return Dimensions(session)
