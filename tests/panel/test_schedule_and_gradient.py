"""Schedules and transforms: picked, filled in, and shown."""

from __future__ import annotations

import pytest

from gdviz.engine.hyperparameter import describe
from gdviz.engine.schedules import schedules
from gdviz.engine.transforms import transforms
from gdviz.window import MainWindow
from tests.conftest import settle
from tests.panel.conftest import Find, type_into


@pytest.fixture(autouse=True)
def open_sections(window: MainWindow, find: Find) -> None:
    for name in ("schedule", "gradient"):
        find(name).set_open(True)


@pytest.mark.parametrize("name", schedules)
def test_a_schedule_is_picked_and_its_fields_are_shown(
    window: MainWindow, find: Find, name: str
) -> None:
    picker = find("schedule_picker")
    picker.setCurrentIndex(picker.findData(name))
    picker.activated.emit(picker.currentIndex())
    schedule = window.session.scene.schedule
    assert type(schedule) is schedules[name]
    for field in describe(schedules[name]):
        assert find(field).value() == getattr(schedule, field)


def test_a_field_of_the_schedule_is_typed_or_refused(window: MainWindow, find: Find) -> None:
    window.session.set_schedule("cosine")
    type_into(find("length"), "40")
    assert window.session.scene.schedule == schedules["cosine"](length=40)
    type_into(find("length"), "0.5")
    assert window.session.scene.schedule == schedules["cosine"](length=40)
    assert window.statusBar().currentMessage() == "Length must be from 1 to 1e+06."
    assert find("length").value() == 40


@pytest.mark.parametrize("name", transforms)
def test_a_transform_is_ticked_filled_in_and_unticked(
    window: MainWindow, find: Find, name: str
) -> None:
    window.session.set_cost("penguins")
    field = next(iter(describe(transforms[name])))
    find(f"use_{name}").click()
    type_into(find(f"{name}_{field}"), "3")
    assert window.session.scene.transforms == (transforms[name](**{field: 3}),)
    find(f"use_{name}").click()
    assert window.session.scene.transforms == ()


def test_two_transforms_have_fields_of_their_own(window: MainWindow, find: Find) -> None:
    find("use_clip_by_norm").click()
    find("use_clip_by_value").click()
    type_into(find("clip_by_norm_limit"), "7")
    assert window.session.scene.transforms == (
        transforms["clip_by_norm"](limit=7),
        transforms["clip_by_value"](),
    )


def test_mini_batches_are_offered_only_where_there_are_data(window: MainWindow, find: Find) -> None:
    assert not find("use_mini_batch").isEnabled()
    assert find("use_noise").isEnabled()
    window.session.set_cost("penguins")
    assert find("use_mini_batch").isEnabled()


def test_the_boxes_follow_the_session(window: MainWindow, find: Find) -> None:
    window.session.use_transform("noise", True)
    settle()
    assert find("use_noise").isChecked()
    assert find("noise_sigma").isVisible()
    window.session.use_transform("noise", False)
    assert not find("use_noise").isChecked()
    assert not find("noise_sigma").isVisible()


def test_a_switch_of_an_optimizer_is_a_check_box(window: MainWindow, find: Find) -> None:
    box = find("bias_correction")
    assert box.isChecked()
    box.click()
    assert window.session.scene.optimizers[0].bias_correction is False
    window.session.set_hyperparameter("bias_correction", True)
    assert box.isChecked()
