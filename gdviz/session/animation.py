"""The animation timer: turns wall time into steps and frames."""

from __future__ import annotations

from time import perf_counter
from typing import final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gdviz.session.session import Session

#: Milliseconds between ticks: the display's 60 frames a second.
FRAME = 16
#: A single step glides no longer than this, in seconds, and then rests to be talked about.
LONGEST_GLIDE = 0.35
#: Above this many steps a second a glide would be shorter than three frames: the ball just moves.
FASTEST_GLIDE = 20.0
#: A stall of the machine, as of a suspended laptop, is caught up with only so far, in seconds.
LONGEST_TICK = 0.25


@final
class Animation(QObject):
    """Plays a session; its one timer runs only while something moves."""

    playing_changed = Signal(bool)
    glided = Signal()  # `glide` has changed

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._playing = False
        self._due = 0.0  # steps that the clock has granted and the session has not taken
        self._glide = 1.0
        self._last_tick = 0.0
        self._timer = QTimer(self, interval=FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        session.playhead_changed.connect(self._on_playhead_changed)
        session.cost_changed.connect(self.pause)

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def glide(self) -> float:
        """How much of the last step's way is behind the ball; 1 when it rests at its point."""
        return self._glide * self._glide * (3 - 2 * self._glide)  # it starts and ends gently

    @property
    def idle(self) -> bool:
        """Whether nothing moves and the timer is off."""
        return not self._timer.isActive()

    def play(self) -> None:
        """Begin with a step at once; from the start again where all runs have ended."""
        if not self._playing:
            if self._session.finished:
                self._session.seek(0)
            self._due = 1.0
            self._set_playing(True)
            self._run_timer()

    def pause(self) -> None:
        """Let the ball finish its glide and rest."""
        if self._playing:
            self._set_playing(False)

    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self._playing else self.play()

    def tick(self, seconds: float) -> None:
        """Move everything on by so much time: the glide, and the steps that have come due."""
        self._advance_glide(seconds)
        if self._playing:
            self._due += min(seconds, LONGEST_TICK) * self._session.scene.speed
            self._take_due_steps()
        if not self._playing and self._glide >= 1.0:
            self._timer.stop()

    def _take_due_steps(self) -> None:
        whole = int(self._due)
        self._due -= whole
        if whole and (self._session.advance(whole) < whole or self._session.finished):
            self.pause()

    def _advance_glide(self, seconds: float) -> None:
        if self._glide < 1.0:
            duration = min(LONGEST_GLIDE, 1.0 / self._session.scene.speed)
            self._glide = min(1.0, self._glide + seconds / duration)
            self.glided.emit()

    def _run_timer(self) -> None:
        if not self._timer.isActive():
            self._last_tick = perf_counter()
            self._timer.start()

    def _set_playing(self, playing: bool) -> None:
        self._playing = playing
        self.playing_changed.emit(playing)

    def _on_timeout(self) -> None:
        now = perf_counter()
        elapsed, self._last_tick = now - self._last_tick, now
        self.tick(elapsed)

    def _on_playhead_changed(self, moved: int) -> None:
        # Made before the views, this hears of a step before them: they find the glide begun.
        # Anything but a single step forward is a jump, and a jump is where it is.
        slow = not self._playing or self._session.scene.speed <= FASTEST_GLIDE
        if moved == 1 and slow:
            self._glide = 0.0
            self._run_timer()
        else:
            self._glide = 1.0
