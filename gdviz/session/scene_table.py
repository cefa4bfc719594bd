"""A scene as a plain table, such as TOML gives, and back.

Keys are the names of the scene's fields; the race has the keys `optimizer`, those of its
hyper-parameters, or `runs` and `selected`. What a table does not name is as the cost opens, so a
table of one line is a scene. Nothing is executed: formulas are parsed as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from gdviz.engine.registry import UnknownName
from gdviz.session.scene import Scene
from gdviz.session.tables.cost_table import CONSTANTS, COST, read_cost
from gdviz.session.tables.race_table import RUNS, read_race, written_race
from gdviz.session.tables.table_error import (
    TableError,
    in_words,
)
from gdviz.session.tables.values import hints, read, read_fields, written, written_fields
from gdviz.session.tasks import TASKS

__all__ = ["TableError", "scene_of_table", "table_of_scene"]

TASK, RACE, APPEARANCE = "task", "race", "appearance"
#: What is read before the other fields, and what is read in a way of its own.
_GROUND = (COST, CONSTANTS, TASK, RACE)
_FIELDS = tuple(each.name for each in fields(Scene) if each.name not in _GROUND)


def scene_of_table(
    table: Mapping[str, object], base: Scene | None = None, appearance: bool = False
) -> Scene:
    """The scene of a table; with a `base` that scene, changed as the table says.

    TableError names the key, and what is allowed there.
    """
    base = base or Scene.opening()
    keys = [key for key in _FIELDS if key != APPEARANCE or appearance]
    known = (COST, CONSTANTS, TASK, *keys)
    race = {key: each for key, each in table.items() if key not in known}
    scene = _read_task(table, read_cost(table, base))
    for key in keys:
        if key in table:
            value = read(hints(Scene)[key], table[key], (key,), getattr(scene, key))
            scene = _with(scene, key, value)
    return _with(scene, RACE, read_race(race, scene, known), RUNS)


def table_of_scene(scene: Scene, appearance: bool = False) -> dict[str, Any]:
    """The table of a scene: its cost, and what differs from how that cost opens."""
    usual = Scene.opening().with_cost(scene.cost, scene.constants)
    table: dict[str, Any] = {COST: scene.cost}
    if scene.constants:
        table[CONSTANTS] = written(hints(Scene)[CONSTANTS], scene.constants)
    if scene.task is not None and usual.task is not None and scene.task != usual.task:
        table[TASK] = written_fields(scene.task, usual.task)
        usual = usual.with_task(scene.task)
    own = written_fields(scene, usual)
    kept = [key for key in _FIELDS if key in own and (key != APPEARANCE or appearance)]
    return table | {key: own[key] for key in kept} | written_race(scene.race, usual.race, scene)


def _with(scene: Scene, field: str, value: object, key: str = "") -> Scene:
    change: dict[str, Any] = {field: value}
    try:
        return replace(scene, **change)
    except (ValueError, UnknownName) as error:
        raise TableError((key or field,), in_words(error)) from None


def _read_task(table: Mapping[str, object], scene: Scene) -> Scene:
    if TASK not in table:
        return scene
    if scene.task is None:
        raise TableError((TASK,), f"only a task has one; {COST!r} names it: {', '.join(TASKS)}")
    task = read_fields(type(scene.task), table[TASK], (TASK,), scene.task)
    return scene if task == scene.task else scene.with_task(task)
