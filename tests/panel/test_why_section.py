"""The section of a step's parts: a box for each, and the button of slow motion."""

from __future__ import annotations

from gdviz.session.scene import Layer
from gdviz.window import MainWindow
from tests.conftest import settle
from tests.panel.conftest import Find

ADAM = ("gradient", "mean", "corrected_mean", "mean_square", "corrected_mean_square", "update")


def test_there_is_a_box_for_every_part_of_the_optimizer(window: MainWindow, find: Find) -> None:
    find("why").set_open(True)
    settle()
    assert all(find(f"part_{name}").isVisible() for name in ADAM)
    assert find("part_corrected_mean").text() == "Corrected mean −m̂"
    window.session.set_optimizer("momentum")
    assert find("part_velocity").isVisible()
    assert not find("part_mean").isVisible()


def test_a_box_takes_a_part_off_and_shows_the_others(window: MainWindow, find: Find) -> None:
    find("why").set_open(True)
    settle()
    box = find("part_mean")
    assert box.isChecked()
    box.click()
    assert window.session.scene.hidden_parts == {"mean"}
    assert Layer.PARTS in window.session.scene.layers
    window.session.show_part("mean", True)
    assert box.isChecked()
    assert window.session.scene.hidden_parts == frozenset()


def test_following_the_session_asks_for_nothing(window: MainWindow, find: Find) -> None:
    find("why").set_open(True)
    window.session.show_part("mean", False)
    assert not find("part_mean").isChecked()
    assert Layer.PARTS not in window.session.scene.layers


def test_the_button_plays_and_stops(window: MainWindow, find: Find) -> None:
    find("why").set_open(True)
    settle()
    button = find("slow_motion_button")
    button.click()
    assert (window.slow_motion.active, button.text()) == (True, "Stop (S)")
    button.click()
    assert (window.slow_motion.active, button.text()) == (False, "Slow motion (S)")
