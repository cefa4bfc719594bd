"""Products of matrices on one thread, asked of the library itself."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

FOLDER = Path(np.__file__).parent.parent / "numpy.libs"
COUNT = "scipy_openblas_get_num_threads64_"
SCRIPT = """
import ctypes, sys
from gdviz.app import application, create_window
from gdviz.engine.blas_threads import use_one_blas_thread
libraries = [ctypes.CDLL(each) for each in sys.argv[1:]]
counts = lambda: [each.{0}() for each in libraries if hasattr(each, "{0}")]
libraries and [each.{1}(2) for each in libraries if hasattr(each, "{1}")]
before = counts()

def opened():
    window = create_window()
    window.show()
    for _ in range(20):
        application().processEvents()
    window.close()
    return True

print({2}, before, counts())
"""


def openblas() -> list[str]:
    """The libraries of a wheel of numpy 2 whose threads can be counted."""
    paths = sorted(str(path) for path in FOLDER.glob("*openblas*"))
    return [path for path in paths if hasattr(ctypes.CDLL(path), COUNT)]


def ran(monkeypatch: pytest.MonkeyPatch, act: str = "use_one_blas_thread()", **wishes: str) -> str:
    """What an act returns, and how many threads there are before and after it."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    for name, count in wishes.items():
        monkeypatch.setenv(name, count)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    script = SCRIPT.format(COUNT, COUNT.replace("get", "set"), act)
    command = [sys.executable, "-c", script, *openblas()]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_there_is_one_thread_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    known = len(openblas())
    assert ran(monkeypatch) == f"{known > 0} {[2] * known} {[1] * known}"


@pytest.mark.parametrize("name", ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"])
def test_a_wish_of_the_person_is_kept(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    known = len(openblas())
    assert ran(monkeypatch, **{name: "2"}) == f"False {[2] * known} {[2] * known}"


def test_the_program_uses_one(monkeypatch: pytest.MonkeyPatch) -> None:
    known = len(openblas())
    expected = f"True {[2] * known} {[1] * known}"
    assert ran(monkeypatch, "opened()") == expected
