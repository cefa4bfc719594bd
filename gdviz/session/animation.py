"""The animation timer: turns wall time into steps and frames."""

from __future__ import annotations

from time import perf_counter
from typing import final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gdviz.session.session import Session

#: Frames a second of a display that does not tell.
USUAL_RATE = 60.0
#: Shortest time between frames, in milliseconds: no eye sees more of them.
SHORTEST_FRAME = 4
#: A single step glides no longer than this, in seconds, and then rests to be talked about.
LONGEST_GLIDE = 0.35
#: Above this many steps a second the ball does not start and stop for each: it rolls on evenly.
FASTEST_GLIDE = 8.0
#: A stall of the machine, as of a suspended laptop, is caught up with only so far, in seconds.
LONGEST_TICK = 0.25
#: Seconds for which the end is shown before a loop starts over.
REST_AT_END = 1.0


@final
class Animation(QObject):
    """Plays a session; its one timer runs only while something moves.

    The playhead stands at the point that the ball is rolling to. While playing, the time that the
    clock has granted for the next step says how far it has come, so that the ball moves along
    the path at one pace, however many steps fall into a frame.
    """

    playing_changed = Signal(bool)
    glided = Signal()  # `glide` has changed

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._playing = False
        self._stepping = False  # the playhead is being moved by the clock
        self._awaited = False  # the clock has asked for a step that takes longer than a frame
        self._due = 0.0  # steps that the clock has granted and the session has not taken
        self._glide = 1.0
        self._less_motion = False
        self._rest = 0.0  # seconds until a loop starts over; 0 while it does not rest at the end
        self._last_tick = 0.0
        self._target: int | None = None  # the step at which it is to pause
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self.set_refresh_rate(USUAL_RATE)
        session.playhead_changed.connect(self._on_playhead_changed)
        session.cost_changed.connect(self.pause)
        session.step_failed.connect(self.pause)

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def glide(self) -> float:
        """How much of the last step's way is behind the ball; 1 when it rests at its point."""
        if self._even:
            return self._glide
        return self._glide * self._glide * (3 - 2 * self._glide)  # it starts and ends gently

    @property
    def less_motion(self) -> bool:
        """Whether a ball is at once where it goes to: nothing glides."""
        return self._less_motion

    @property
    def idle(self) -> bool:
        """Whether nothing moves and the timer is off."""
        return not self._timer.isActive()

    @property
    def frame(self) -> int:
        """Milliseconds between two frames."""
        return self._timer.interval()

    def set_refresh_rate(self, rate: float) -> None:
        """Draw as many frames a second as the display shows."""
        # Rounded down: a frame that comes too early waits, one that comes too late is missed.
        self._timer.setInterval(max(SHORTEST_FRAME, int(1000 / (rate if rate > 1 else USUAL_RATE))))

    def set_less_motion(self, less: bool) -> None:
        """Let nothing glide, or all as usual; what is on its way arrives."""
        self._less_motion = less
        self._glide_to(self._glide)

    def play(self) -> None:
        """Begin with a step at once; from the start again where all runs have ended."""
        if not self._playing:
            if self._session.finished:
                self._session.seek(0)
            self._due = self._glide  # a ball on its way gets there first
            self._rest = 0.0
            self._set_playing(True)
            self._run_timer()

    def pause(self) -> None:
        """Let the ball finish its glide and rest."""
        if self._playing:
            if self._awaited:
                self._awaited = False
                self._session.halt()
            self._set_playing(False)

    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self._playing else self.play()

    @property
    def target(self) -> int | None:
        """The step to which it plays and then pauses, also while it is paused on its way there."""
        return self._target

    def play_for(self, steps: int) -> None:
        """Play so many steps and pause; nothing where all runs have ended."""
        if steps > 0 and not self._session.finished:
            self.pause()
            self._target = self._session.wanted + steps
            self.play()

    def aim(self, step: int) -> bool:
        """Pause at a step on the way, unless it is to pause at another one; whether it will."""
        if self._target is None and step > self._session.playhead:
            self._target = step
        return self._target == step

    def stop(self) -> None:
        """Pause, and forget where it was to pause."""
        self._target = None
        self.pause()

    def finish(self) -> None:
        """Be at once where it was to pause, and rest there."""
        if self._target is not None:
            target, self._target = self._target, None
            self.pause()
            self._session.go_to(target)
            self._glide_to(1.0)

    def tick(self, seconds: float) -> None:
        """Move everything on by so much time: the steps that have come due, and the glide."""
        if self._playing and not self._rest:
            self._take_due_steps(min(seconds, LONGEST_TICK))
        else:
            self._glide_to(self._glide + seconds / self._glide_time)
            self._rest_at_end(min(seconds, LONGEST_TICK))
        if not self._playing and self._glide >= 1.0:
            self._timer.stop()

    @property
    def _even(self) -> bool:
        return self._session.scene.speed > FASTEST_GLIDE

    @property
    def _glide_time(self) -> float:
        """The seconds that a glide takes."""
        # Where steps take longer than the speed asks, the ball rolls on until the next one comes.
        session = self._session
        taken = session.seconds_a_step if session.dear else 0.0
        return min(LONGEST_GLIDE, max(1.0 / session.scene.speed, taken))

    def _wait_for_step(self, seconds: float) -> None:
        """Let time go by while a step is being taken; of the steps that come due one is."""
        self._due = min(self._due + seconds * self._session.scene.speed, 1.0)
        self._glide_to(self._glide + seconds / self._glide_time)

    def _take_due_steps(self, seconds: float) -> None:
        if self._session.waiting:
            self._wait_for_step(seconds)
            return
        self._due += seconds * self._session.scene.speed
        whole = int(self._due)
        self._due -= whole
        whole = min(whole, self._session.affordable)
        if self._target is not None:
            whole = min(whole, self._target - self._session.playhead)
        share = self._due / self._session.scene.speed / self._glide_time
        if not whole:
            # Never back: at another speed the same time may be a smaller share of the way.
            self._glide_to(max(share, self._glide))
            return
        before, self._glide = self._glide, self._part_of_way(share)
        self._stepping = True
        moved = self._session.advance(whole)
        self._stepping = False
        if not moved:
            self._glide = before
        self._awaited = self._session.waiting
        if not self._awaited:
            self._rest_if_there(moved < whole)

    def _rest_if_there(self, stuck: bool = False) -> None:
        """Pause at the step where it was to pause, and where it goes on no more."""
        if self._target is not None and self._has_come_to(self._target):
            self._target = None
            self.pause()
        elif stuck or self._session.finished:
            self._arrive_at_end()

    def _take_in_step(self) -> None:
        """The step that was waited for is there; the next one is asked for if it is due."""
        self._glide = self._part_of_way(0.0)
        self._rest_if_there()
        if self._playing and not self._rest and self._session.dear:
            self._take_due_steps(0.0)

    def _has_come_to(self, target: int) -> bool:
        return self._session.playhead >= target or self._session.finished

    def _has_left_way(self, moved: int, target: int) -> bool:
        """Whether the playhead was moved elsewhere by others than the clock; a step is on the way.

        At the start it has moved by 0 where the runs began anew.
        """
        return moved not in (0, 1) or self._session.playhead in (0, target)

    def _arrive_at_end(self) -> None:
        if self._session.scene.loop and self._session.length:
            self._rest = REST_AT_END
        else:
            self.pause()

    def _rest_at_end(self, seconds: float) -> None:
        if not self._playing or self._rest > seconds:
            self._rest = max(self._rest - seconds, 0.0)
            return
        self._rest = 0.0
        if self._session.scene.loop:
            self._due = 0.0
            self._session.seek(0)
        else:
            self.pause()

    def _glide_to(self, share: float) -> None:
        share = self._part_of_way(share)
        if share != self._glide:
            self._glide = share
            self.glided.emit()

    def _part_of_way(self, share: float) -> float:
        return 1.0 if self._less_motion else min(share, 1.0)

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
        if self._stepping:
            return
        if self._awaited and not self._session.waiting:
            self._awaited = False
            if moved == 1:
                self._take_in_step()
                return
            self._rest_if_there()
        if self._target is not None and self._has_left_way(moved, self._target):
            self._target = None
        # Anything but a single step forward is a jump, and a jump is where it is.
        self._rest = 0.0
        self._glide = self._part_of_way(0.0 if moved == 1 else 1.0)
        if moved == 1:
            self._run_timer()
