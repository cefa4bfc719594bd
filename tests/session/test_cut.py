"""How a landscape is cut, as plain data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.cut import Cut, CutKind


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seed": -1}, "seed must be from 0"),
        ({"seed": 0.5}, "seed must be from 0"),
        ({"weights": (3, 3)}, "two different weights"),
        ({"weights": (-1, 3)}, "two different weights"),
    ],
)
def test_what_is_not_possible_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Cut(**change)  # type: ignore[arg-type]


def test_a_weight_that_is_picked_twice_changes_places() -> None:
    cut = Cut(weights=(3, 7))
    assert cut.with_weight(0, 5).weights == (5, 7)
    assert cut.with_weight(1, 5).weights == (3, 5)
    assert cut.with_weight(0, 7).weights == (7, 3)
    assert cut.with_weight(1, 3).weights == (7, 3)


def test_weights_are_those_that_there_are() -> None:
    assert Cut(weights=(3, 7)).weights_among(8) == (3, 7)
    assert Cut(weights=(3, 7)).weights_among(5) == (3, 4)
    assert Cut(weights=(6, 7)).weights_among(5) == (3, 4)


def test_a_session_says_what_it_refuses_and_what_has_changed(qtbot: QtBot) -> None:
    session = Session(Scene.opening("network"))
    with qtbot.waitSignal(session.cut_changed):
        session.set_cut_field("seed", 7)
    assert session.scene.cut.seed == 7
    with qtbot.waitSignal(session.message) as said:
        session.set_cut_field("seed", -1)
    assert "Seed" in said.args[0]
    assert session.scene.cut.seed == 7
    with qtbot.assertNotEmitted(session.cut_changed):
        session.set_cut(replace(session.scene.cut))


def test_another_cost_and_back_keep_how_it_is_cut(qtbot: QtBot) -> None:
    session = Session(Scene.opening("network"))
    session.set_cut(Cut(CutKind.LINE))
    session.set_cost("himmelblau")
    session.set_cost("network")
    assert session.scene.cut.kind is CutKind.LINE
