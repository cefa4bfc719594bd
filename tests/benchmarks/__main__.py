"""`python -m tests.benchmarks`: measure everything and print one table of ratios.

`--short` takes few rounds: it shows that the benchmarks run, not how fast the program is.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.benchmarks.table import TablePrinter


def main(words: list[str]) -> int:
    """Run the benchmark files and print their table; the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["GDVIZ_BENCHMARK_ROUNDS"] = "10" if "--short" in words else "300"
    options = [
        "-q",
        "--no-header",
        "--no-xvfb",
        "-n0",
        "-o",
        "python_files=bench_*.py",
        "-o",
        "python_functions=bench_*",
        "--benchmark-enable",
        "--benchmark-quiet",
        "--benchmark-max-time=0.2",
    ]
    here = str(Path(__file__).parent)
    return int(pytest.main([*options, here], plugins=[TablePrinter()]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
