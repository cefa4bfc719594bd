"""The search for garbage rests while modules are loaded, and goes on as it was."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from gdviz.collector import resting

LOADED = """
import gc
import gdviz
assert gc.isenabled() and gc.get_freeze_count() == 0
import gdviz.app
assert gc.isenabled() and gc.get_freeze_count() > 10_000
"""


@pytest.fixture(params=[True, False])
def searched(request: pytest.FixtureRequest) -> Iterator[bool]:
    """The search is on, or off."""
    before = gc.isenabled()
    gc.enable() if request.param else gc.disable()
    yield request.param
    gc.enable() if before else gc.disable()


def test_it_rests_and_goes_on_as_before(searched: bool) -> None:
    with resting():
        assert not gc.isenabled()
    assert gc.isenabled() == searched


def test_it_goes_on_after_an_error(searched: bool) -> None:
    with pytest.raises(ImportError), resting():
        raise ImportError
    assert gc.isenabled() == searched


def test_a_library_is_searched_and_a_program_is_not() -> None:
    subprocess.run([sys.executable, "-c", LOADED], check=True)
