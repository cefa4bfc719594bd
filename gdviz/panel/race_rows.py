"""What the race table says of each run, as texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QCoreApplication

from gdviz.engine.trajectory import Status
from gdviz.session.race import Standing, standings
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.words import number, translated


@final
@dataclass(frozen=True)
class Row:
    """One run in words; `style` is the place of its colour and shape."""

    title: str
    steps: str
    cost: str
    distance: str
    status: str
    first: bool
    home: bool
    hidden: bool
    style: int
    short: str = ""  # what stands for the distance where there is no room for the status


def rows_of(session: Session) -> tuple[Row, ...]:
    """A row for every run at the playhead."""
    plans = session.scene.race.plans
    stand = standings(session.runs, session.playhead)
    titles = [", ".join(map(translated, session.scene.titles_of(plan))) for plan in plans]
    return tuple(map(_row, titles, session.runs, stand))


def _row(title: str, run: Run, standing: Standing) -> Row:
    distance = "–" if standing.distance is None else _narrow(standing.distance)
    status = _tr("hidden") if run.hidden else _word(standing)
    telling = run.hidden or standing.status in {Status.DIVERGED, Status.STALLED, Status.EXHAUSTED}
    return Row(
        title,
        str(standing.steps),
        _narrow(standing.cost),
        distance,
        status,
        standing.first,
        standing.status is Status.CONVERGED,
        run.hidden,
        run.colour,
        status if telling else distance,
    )


def _narrow(value: float) -> str:
    """A number that fits a column: one digit less where it has an exponent."""
    text = number(value)
    return number(value, 2) if "e" in text else text


def _word(standing: Standing) -> str:
    words = {
        Status.RUNNING: _tr("on its way"),
        Status.CONVERGED: _tr("first") if standing.first else _tr("converged"),
        Status.DIVERGED: _tr("diverged"),
        Status.STALLED: _tr("stalled"),
        Status.EXHAUSTED: _tr("all tried"),
    }
    return words[standing.status]


def in_words(row: Row, place: int) -> str:
    """The row as a sentence for a screen reader."""
    template = _tr("run {place}: {title}, step {steps}, cost {cost}, {distance} away, {status}")
    words = {name: getattr(row, name) for name in ("title", "steps", "cost", "distance", "status")}
    return template.format(place=place + 1, **words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RaceTable", text)
