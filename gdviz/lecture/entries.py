"""What the keys and menus of runs, races and views do: rows of a table each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import final

from PySide6.QtCore import QCoreApplication

from gdviz.lecture.actions import Entry
from gdviz.lecture.step_keys import StepKeys
from gdviz.panel.runs_section import RunsSection
from gdviz.panel.transport import Transport
from gdviz.session.prediction import Prediction
from gdviz.session.scene import View
from gdviz.session.session import Session
from gdviz.session.studies import ASKS
from gdviz.session.study import Study
from gdviz.session.words import translated
from gdviz.theme import load_theme

#: By how much a key makes texts larger.
TEXT_STEP = 1.1


@final
@dataclass(frozen=True)
class Ways:
    """What a window itself can do."""

    full_screen: Callable[[], object]
    leave: Callable[[], object]
    panel: Callable[[], object]
    keys: Callable[[], object]
    cover: Callable[[str], object]


def run_entries(
    session: Session, steps: StepKeys, transport: Transport, prediction: Prediction
) -> list[Entry]:
    """Play, step, go back, guess."""
    guess = _tr("Guess the next step; the end")
    return [
        Entry(_tr("&Play or pause"), ("Space",), steps.play),
        Entry(_tr("&Step"), ("Right", "PgDown"), steps.step),
        Entry(_tr("Step &back"), ("Left", "PgUp"), steps.step_back),
        Entry(_tr("&Reset"), ("Home",), steps.reset),
        Entry(_tr("To the &end"), ("End",), steps.end),
        Entry(_tr("&Loop"), ("L",), transport.toggle_loop),
        Entry(_tr("Slow &motion, or backpropagation"), ("S",), steps.look_closely),
        Entry(_tr("Random s&tart"), ("R",), session.place_random_start),
        Entry(_tr("&Guess the next step"), ("A",), prediction.toggle_next, guess),
        Entry(_tr("Guess where it e&nds"), ("Shift+A",), prediction.toggle_end, guess),
    ]


def race_entries(session: Session, runs: RunsSection) -> list[Entry]:
    """Runs that come and go."""
    return [
        Entry(_tr("&New run"), ("N",), runs.add_run),
        Entry(_tr("&Duplicate run"), ("D",), session.duplicate_run),
        Entry(_tr("&Hide or show run"), ("H",), runs.toggle_hidden),
        Entry(_tr("&Remove run"), ("Del",), session.remove_run),
    ]


def view_entries(session: Session, ways: Ways, transport: Transport) -> list[Entry]:
    """What is seen, and how large."""
    theme = load_theme("light")
    larger, smaller = partial(_scale, session, TEXT_STEP), partial(_scale, session, 1 / TEXT_STEP)
    return [
        Entry(_tr("&Full screen"), ("F5", "F11"), ways.full_screen),
        Entry(_tr("&Leave full screen"), ("Esc",), ways.leave),
        Entry(_tr("Control &panel"), ("P",), ways.panel),
        Entry(_tr("&Black screen"), ("B", "."), partial(ways.cover, theme.black)),
        Entry(_tr("&White screen"), ("W",), partial(ways.cover, theme.white)),
        Entry(_tr("Larger &text"), ("Ctrl++", "Ctrl+="), larger),
        Entry(_tr("&Smaller text"), ("Ctrl+-",), smaller),
        Entry(_tr("&Usual text"), ("Ctrl+0",), partial(session.set_text_scale, 1.0)),
        Entry(_tr("Cost c&hart"), ("C",), transport.toggle_chart),
        *_ways_to_see(session),
        *_study_entries(session),
        Entry(_tr("All &keys"), ("?",), ways.keys),
    ]


def _ways_to_see(session: Session) -> list[Entry]:
    return [
        Entry(translated(each.value), (f"Ctrl+{key}",), partial(session.set_view, each))
        for key, each in enumerate(View, start=1)
    ]


def _study_entries(session: Session) -> list[Entry]:
    family = _tr("Question about the whole cost")
    return [
        Entry(translated(each.label), (f"Ctrl+{key}",), partial(_toggle, session, each), family)
        for key, each in enumerate(ASKS, start=len(View) + 1)
    ]


def _toggle(session: Session, study: Study) -> None:
    session.set_study(Study.NONE if session.scene.study is study else study)


def _scale(session: Session, factor: float) -> None:
    session.set_text_scale(session.scene.appearance.text_scale * factor)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Entries", text)
