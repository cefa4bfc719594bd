"""One step as a short sequence: look at the slope, build the update, move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.engine.step_parts import parts_of
from gdviz.engine.trajectory import Step
from gdviz.engine.worked_step import WorkedLine, worked_lines
from gdviz.session.animation import Animation
from gdviz.session.session import Session


@final
@dataclass(frozen=True)
class Phase:
    """A phase of the sequence: its words, and the seconds that each of its beats takes."""

    label: str
    seconds: float


LOOK = Phase("Look at the slope", 2.0)
BUILD = Phase("Build the update", 1.6)
MOVE = Phase("Move", 1.6)
#: In their order.
PHASES = (LOOK, BUILD, MOVE)
#: What is seen of a step before its update is built.
SEEN = "gradient"


@final
@dataclass(frozen=True)
class Beat:
    """A moment of the sequence: the parts that are shown in it.

    `part` is the one that is new, if one is, and `line` the place of the line of the rule that is
    worked out.
    """

    phase: Phase
    parts: tuple[str, ...] = ()
    line: int | None = None
    part: str = ""


def beats_of(parts: Sequence[str], lines: Sequence[WorkedLine] = ()) -> tuple[Beat, ...]:
    """The slope alone, then one line or part more at a time, then the move.

    A search does not look at the slope: its step begins with what it makes of the points tried.
    """
    told = {SEEN, *(line.part for line in lines)}
    shown = [name for name in parts if name == SEEN]
    beats = [Beat(LOOK, (SEEN,), None, SEEN)] if shown else []
    for name in (each for each in parts if each not in told):
        shown.append(name)
        beats.append(Beat(BUILD, tuple(shown), None, name))
    for index, line in enumerate(lines):
        shown += [line.part] if line.part in parts else []
        beats.append(Beat(BUILD, tuple(shown), index, line.part))
    return (*beats, Beat(MOVE))


@final
class SlowMotion(QObject):
    """Plays the first run's coming step; its timer runs only in between two beats."""

    beat_changed = Signal()

    def __init__(
        self, session: Session, animation: Animation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._animation = session, animation
        self._beats: tuple[Beat, ...] = ()
        self._step: Step | None = None
        self._lines: tuple[WorkedLine, ...] = ()
        self._moving = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.go_on)
        session.playhead_changed.connect(self._on_playhead_changed)
        animation.playing_changed.connect(self._on_playing_changed)

    @property
    def beat(self) -> Beat | None:
        """The present moment; None when nothing is played."""
        return self._beats[0] if self._beats else None

    @property
    def step(self) -> Step | None:
        """The step that is played."""
        return self._step

    @property
    def lines(self) -> tuple[WorkedLine, ...]:
        """The lines of the rule with the numbers of that step."""
        return self._lines

    @property
    def active(self) -> bool:
        return bool(self._beats)

    def start(self) -> None:
        """Play the coming step from its beginning; nothing where the run has ended."""
        self._animation.pause()
        self._step = self._session.run.step_at(self._session.playhead)
        if self._step is None:
            self.stop()
            return
        names = [each.symbol for each in self._session.cost.coordinates]
        self._lines = worked_lines(self._step, names)
        self._beats = beats_of(tuple(parts_of(self._step)), self._lines)
        self._show_beat()

    def go_on(self) -> None:
        """To the next beat at once; after the last one it is over."""
        self._beats = self._beats[1:]
        if self._beats:
            self._show_beat()
        else:
            self._end()

    def stop(self) -> None:
        """Break off, wherever it is."""
        if self._beats:
            self._end()

    def toggle(self) -> None:
        """Play the coming step, or break off."""
        self.stop() if self.active else self.start()

    def _show_beat(self) -> None:
        phase = self._beats[0].phase
        self._timer.start(round(1000 * phase.seconds))
        self.beat_changed.emit()
        if phase is MOVE:
            self._moving = True
            self._session.advance()
            self._moving = False

    def _end(self) -> None:
        self._timer.stop()
        self._beats, self._step, self._lines = (), None, ()
        self.beat_changed.emit()

    def _on_playhead_changed(self) -> None:
        if not self._moving:
            self.stop()

    def _on_playing_changed(self, playing: bool) -> None:
        if playing:
            self.stop()
