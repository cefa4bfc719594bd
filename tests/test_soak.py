"""The short form of `python -m tests.soak`."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.soak import BOUND, soak


@pytest.mark.usefixtures("qapp")
def test_a_few_seconds_of_looping_keep_nothing() -> None:
    grown, steps = soak(4 / 60, print_nothing)
    QApplication.processEvents()
    assert steps > 100
    assert grown < BOUND


def print_nothing(megabytes: float) -> None:
    assert megabytes > 0
