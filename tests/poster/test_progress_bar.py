"""The bar in the terminal, with a clock that the test moves."""

from __future__ import annotations

from io import StringIO

import pytest

from gdviz.poster.progress_bar import ProgressBar, duration


class Terminal(StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


def shown(stream: StringIO, begin: float, *moments: tuple[float, float]) -> str:
    """What a bar writes at moments of (seconds, share)."""
    clock = [0.0]
    bar = ProgressBar(stream, begin, lambda: clock[0])
    for seconds, share in moments:
        clock[0] = seconds
        bar.show(share)
    bar.close()
    return stream.getvalue()


def test_the_time_left_is_told_from_what_was_done_since_the_bar_began() -> None:
    # Half was there already; a tenth took 30 s, so four tenths take 120 s.
    assert "120" not in (said := shown(Terminal(), 0.5, (30, 0.6)))
    assert " 60%  2 min 0 s left\n" in said
    assert said.count("█") == 18


def test_a_terminal_is_repainted_ten_times_a_second_at_most() -> None:
    moments = [(k / 1000, k / 10_000) for k in range(1000)]
    assert 9 <= shown(Terminal(), 0.0, *moments).count("\r") <= 11


def test_a_file_gets_a_line_every_tenth() -> None:
    lines = shown(StringIO(), 0.0, *[(k, k / 100) for k in range(1, 101)]).splitlines()
    assert len(lines) == 10
    assert lines[0] == " 10%, 1 min 30 s left"
    assert lines[-1] == "100%, 1 min 40 s in all"


def test_nothing_done_yet_says_so() -> None:
    assert "not known yet" in shown(Terminal(), 0.0, (5, 0.0))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (3599, "59 min 59 s"), (7260, "2 h 1 min")],
)
def test_durations_are_read_at_a_glance(seconds: float, words: str) -> None:
    assert duration(seconds) == words
