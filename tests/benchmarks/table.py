"""The table of a benchmark run: each figure, what it is held against, ratio and aim."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

#: Programs that are held against gdviz where they are installed; nothing here needs them.
PEERS = ("matplotlib", "torch")
HEADINGS = ("figure", "median", "p95", "against", "ratio", "aim")


class TablePrinter:
    """A pytest plugin that prints all benchmarks of a run at its end."""

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: Any
    ) -> None:
        # One that failed has measured nothing.
        benchmarks = [each for each in config._benchmarksession.benchmarks if each.stats.data]
        times = {each.name: _times(each) for each in benchmarks}
        rows = [HEADINGS, *(row for each in benchmarks for row in _rows(each, times))]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        terminalreporter.write_line("")
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            terminalreporter.write_line("  ".join(cells).rstrip())
        for missing in (peer for peer in PEERS if find_spec(peer) is None):
            terminalreporter.write_line(f"not measured, because it is not installed: {missing}")


def _times(benchmark: Any) -> np.ndarray:
    """The sorted times of the rounds, of one of the many things that a round does `per`."""
    return np.sort(benchmark.stats.data) / benchmark.extra_info.get("per", 1)


def _rows(benchmark: Any, times: dict[str, np.ndarray]) -> list[tuple[str, ...]]:
    """The figure, and a line for everything else that it is held against and that was measured."""
    about = benchmark.extra_info
    also = [each for each in about.get("also", ()) if each[0] in times]
    own = times[benchmark.name]
    first = (
        benchmark.name.removeprefix("bench_").replace("_", " "),
        about.get("shown") or _duration(np.median(own)),
        "" if "shown" in about else _duration(own[int(0.95 * (len(own) - 1))]),
        *_comparison(own, about.get("against", ""), times),
        about.get("aim", ""),
    )
    return [first, *(("", "", "", *_comparison(own, name, times), aim) for name, aim in also)]


def _comparison(own: np.ndarray, against: str, times: dict[str, np.ndarray]) -> tuple[str, str]:
    """What it is held against, and how many times as long it takes."""
    ratio = np.median(own) / np.median(times[against]) if against in times else None
    return against.removeprefix("bench_").replace("_", " "), f"{ratio:.2g}" if ratio else ""


def _duration(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"
