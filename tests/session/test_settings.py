"""What is remembered, as data: to a table and back, part by part."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import costs
from gdviz.session.appearance import COLOUR_MAPS, TEXT_SCALES, Appearance, theme_names
from gdviz.session.scene import SPEEDS, Scene
from gdviz.session.settings import Settings, settings_of_table, table_of_settings
from gdviz.session.tasks import TASKS

looks = st.builds(
    Appearance,
    theme=st.sampled_from(theme_names()),
    colour_map=st.sampled_from(("", *COLOUR_MAPS)),
    text_scale=st.floats(*TEXT_SCALES),
)
SCENES = [*(name for name in costs if costs[name].dimension <= 2), *TASKS, "a*x**2 + y**2"]
kept = st.builds(
    Settings,
    appearance=looks,
    speed=st.floats(*SPEEDS),
    less_motion=st.sampled_from((None, False, True)),
    scene=st.sampled_from([None, *SCENES]).map(lambda name: name and _scene(name)),
)


def _scene(name: str) -> Scene:
    return Scene.opening().with_cost(name, (("a", 2.5),) if name not in SCENES[:-1] else ())


@given(kept)
def test_settings_come_back_from_the_text_of_their_table(settings: Settings) -> None:
    text = json.dumps(table_of_settings(settings), allow_nan=False)
    back, wrong = settings_of_table(json.loads(text))
    assert wrong == []
    assert back == settings


def test_an_empty_table_gives_what_the_program_first_has() -> None:
    assert settings_of_table({}) == (Settings(), [])
    assert Settings().opening(None) == Scene.opening()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"appearance": {"theme": "pink"}}, ["theme", "light, dark, high_contrast"]),
        ({"appearance": {"text_scale": 1e9}}, ["text scale", "0.6", "1.8"]),
        ({"appearance": []}, ["appearance", "a list"]),
        ({"appearance": {"sky": 1}}, ["appearance.sky"]),
        ({"speed": "fast"}, ["speed", "'fast'"]),
        ({"speed": 1e6}, ["speed", "240"]),
        ({"speed": True}, ["speed"]),
        ({"less_motion": 1}, ["less_motion"]),
        ({"scene": 3}, ["scene", "a table"]),
        ({"scene": {"cost": "rosenbrok"}}, ["scene.cost", "rosenbrock"]),
        ({"scene": {"cost": "booth", "start": [1]}}, ["scene.start"]),
        ({"scene": {"cost": "__import__('os').remove('x')"}}, ["scene"]),
        ({"scene": {"cost": "x**2", "learning_rate": -1}}, ["scene.learning_rate"]),
    ],
)
def test_what_is_wrong_in_a_part_is_named_and_the_other_parts_are_kept(
    table: dict[str, object], said: list[str]
) -> None:
    whole = {"speed": 7.0, "less_motion": True, "appearance": {"theme": "dark"}} | table
    settings, (sentence,) = settings_of_table(whole)
    for word in said:
        assert word in sentence
    usual = settings_of_table({key: whole[key] for key in whole if key not in table})
    assert (settings, []) == usual


def test_keys_of_another_version_are_passed_over() -> None:
    assert settings_of_table({"speed": 3.0, "volume": 11}) == (Settings(speed=3.0), [])


def test_an_impossible_speed_is_refused() -> None:
    with pytest.raises(ValueError, match="speed must be from"):
        Settings(speed=0.0)


def test_the_last_scene_comes_back_unless_another_is_asked_for() -> None:
    dark = Appearance("dark", text_scale=1.2)
    last = replace(Scene.opening("himmelblau", "adam", "momentum"), speed=9.0, appearance=dark)
    settings = Settings.of(last, None)
    assert settings.opening(None) == last
    asked = settings.opening(Scene.opening("booth"))
    assert asked == replace(Scene.opening("booth"), speed=9.0, appearance=dark)


def test_a_task_keeps_the_speed_that_suits_it() -> None:
    (task, *_) = TASKS
    playing = replace(Scene.opening(task), speed=40.0)
    settings = Settings.of(playing, None)
    assert settings.opening(None).speed == 40.0
    assert settings.opening(Scene.opening("booth")).speed == Scene.opening("booth").speed
    own = Scene.opening(task).speed
    assert Settings(speed=3.0).opening(Scene.opening(task)).speed == own
