"""Full screens at four projectors' sizes, three device-pixel ratios and in every theme.

What is asserted is measured in device pixels of what was painted; `wall.py` measures it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gdviz.theme import theme_names
from tests.lecture.wall import HALLS

RATIOS = ("1", "1.5", "2")


@cache
def records(ratio: str) -> list[dict[str, Any]]:
    """What a process of this device-pixel ratio measures, a record a hall and theme."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": ratio,
        "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.lecture.wall"],
        cwd=Path(__file__).parents[2],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def where(record: dict[str, Any]) -> str:
    return f"{record['hall']} {record['theme']}"


@pytest.fixture(params=RATIOS)
def measured(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return records(request.param)


def test_every_hall_and_theme_was_measured_at_its_size(measured: list[dict[str, Any]]) -> None:
    seen = [(tuple(each["hall"]), each["theme"]) for each in measured]
    assert seen == [(hall, theme) for hall in HALLS for theme in theme_names()]
    for record in measured:
        # A width of 1024 is no whole number of pixels at a ratio of 1.5.
        assert record["pixels"] == pytest.approx(record["hall"], abs=1), where(record)


@pytest.mark.parametrize(
    ("name", "least"), [("sentence", 0.04), ("readout", 0.04), ("axis", 0.025)]
)
def test_texts_are_high_enough(measured: list[dict[str, Any]], name: str, least: float) -> None:
    for record in measured:
        assert record[name]["share"] >= least, where(record)


@pytest.mark.parametrize("name", ["sentence", "readout", "axis", "keys"])
def test_texts_stand_out_from_their_paper(measured: list[dict[str, Any]], name: str) -> None:
    for record in measured:
        assert record[name]["contrast"] >= 7.0, where(record)


def test_the_curve_and_the_ball_are_seen_from_afar(measured: list[dict[str, Any]]) -> None:
    for record in measured:
        assert record["curve"] >= 0.003, where(record)
        assert record["ball"] >= 0.025, where(record)


@pytest.mark.parametrize("name", ["sentence", "readout", "keys"])
def test_no_letter_is_cut_off(measured: list[dict[str, Any]], name: str) -> None:
    assert [where(record) for record in measured if record[name]["cut"]] == []


def test_the_list_of_keys_can_be_read_in_the_first_rows(measured: list[dict[str, Any]]) -> None:
    # It is for the person at the controls: three quarters of what the hall is to read.
    for record in measured:
        assert record["keys"]["share"] >= 0.75 * 0.025, where(record)


@pytest.mark.parametrize("name", ["faults", "panel"])
def test_words_fit_in_stand_out_and_lie_on_nothing(
    measured: list[dict[str, Any]], name: str
) -> None:
    assert {where(record): record[name] for record in measured if record[name]} == {}
