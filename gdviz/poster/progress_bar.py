"""A bar in the terminal with the time that is left."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO, final

#: Cells of the bar.
WIDTH = 30
#: Seconds from one repaint to the next.
EVERY = 0.1


@final
class ProgressBar:
    """Shows a share from 0 to 1 on one line; where no one watches, a line every tenth.

    The time left is told from the pace since the bar began at share `begin`.
    """

    def __init__(
        self, stream: TextIO, begin: float = 0.0, clock: Callable[[], float] = monotonic
    ) -> None:
        self._stream, self._begin, self._clock = stream, begin, clock
        self._began = clock()
        self._shown_at, self._shown = -EVERY + self._began, begin
        self._lively = stream.isatty()

    def show(self, share: float) -> None:
        """Show the share that is done."""
        now = self._clock()
        if self._lively and (now - self._shown_at >= EVERY or share >= 1.0):
            self._stream.write(f"\r\x1b[K{self._line(share, now)}")
            self._shown_at = now
        elif not self._lively and int(10 * share) > int(10 * self._shown):
            self._stream.write(f"{share:4.0%}, {self._left(share, now)}\n")
            self._shown = share
        self._stream.flush()

    def close(self) -> None:
        """Leave the line, so that what follows begins a new one."""
        if self._lively:
            self._stream.write("\n")
            self._stream.flush()

    def _line(self, share: float, now: float) -> str:
        full = int(WIDTH * share)
        return f"{'█' * full}{'░' * (WIDTH - full)} {share:4.0%}  {self._left(share, now)}"

    def _left(self, share: float, now: float) -> str:
        if share >= 1.0:
            return f"{duration(now - self._began)} in all"
        done = share - self._begin
        if done <= 0:
            return "time left: not known yet"
        return f"{duration((now - self._began) / done * (1.0 - share))} left"


def duration(seconds: float) -> str:
    """A length of time in words that can be read at a glance."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
