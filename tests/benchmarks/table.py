"""The table of a benchmark run: each figure, what it is held against, ratio and aim."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

HEADINGS = ("figure", "median", "p95", "against", "ratio", "aim")


class TablePrinter:
    """A pytest plugin that prints all benchmarks of a run at its end."""

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: Any
    ) -> None:
        benchmarks = config._benchmarksession.benchmarks
        times = {each.name: _times(each) for each in benchmarks}
        rows = [HEADINGS, *(_row(each, times) for each in benchmarks)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        terminalreporter.write_line("")
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            terminalreporter.write_line("  ".join(cells).rstrip())


def _times(benchmark: Any) -> np.ndarray:
    """The sorted times of the rounds, of one of the many things that a round does `per`."""
    return np.sort(benchmark.stats.data) / benchmark.extra_info.get("per", 1)


def _row(benchmark: Any, times: dict[str, np.ndarray]) -> tuple[str, ...]:
    own = times[benchmark.name]
    against = benchmark.extra_info.get("against", "")
    ratio = np.median(own) / np.median(times[against]) if against in times else None
    return (
        benchmark.name.removeprefix("bench_").replace("_", " "),
        _duration(np.median(own)),
        _duration(own[int(0.95 * (len(own) - 1))]),
        against.removeprefix("bench_").replace("_", " "),
        f"{ratio:.2f}" if ratio else "",
        benchmark.extra_info.get("aim", ""),
    )


def _duration(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"
