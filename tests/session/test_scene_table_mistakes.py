"""What is wrong in a scene's table is told with its place and what is allowed there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviz.session.scene import Scene
from gdviz.session.scene_table import TableError, scene_of_table, table_of_scene
from tests.session.scenes import scenes

NETWORK: dict[str, Any] = {"cost": "network"}
NO_NAME = "unknown name"

#: A table, the path of what is wrong in it, and words of what is said.
MISTAKES: list[tuple[dict[str, Any], tuple[str | int, ...], str]] = [
    ({"cots": "booth"}, ("cots",), "unknown key 'cots'; did you mean 'cost'"),
    ({"cost": "rosenbrok"}, ("cost",), "did you mean 'rosenbrock'"),
    ({"cost": "netwerk"}, ("cost",), "did you mean 'network'"),
    ({"cost": "x**"}, ("cost",), "something is missing after this .character 2 of"),
    ({"cost": "__import__('os')"}, ("cost",), "has no place in a formula"),
    ({"cost": "x.real"}, ("cost",), "has no place in a formula"),
    ({"cost": "1/0*x"}, ("cost",), "no finite value"),
    ({"cost": "x*" * 5_000_000}, ("cost",), "at most 500 characters, not 10,000,000"),
    ({"cost": "x1 + x2 + x3"}, ("cost",), "one or two parameters, not 3"),
    ({"cost": "rosenbrock_10d"}, ("cost",), "one or two parameters, not 10"),
    ({"cost": 3}, ("cost",), "must be a text, not 3"),
    ({"constants": {"a": 1}}, ("constants",), "only a formula has constants"),
    ({"cost": "a*x", "constants": {"b": 1}}, ("constants", "b"), "does not occur"),
    (
        {"cost": "a*x", "constants": {"a": "1"}},
        ("constants", "a"),
        "must be a number, not the text",
    ),
    ({"optimizer": "adm"}, ("optimizer",), "unknown optimizer 'adm'; did you mean 'adam'"),
    ({"optimizer": 5}, ("optimizer",), "must be a name, not 5"),
    ({"learning_rate": -1}, ("learning_rate",), "must be above 0, not -1"),
    ({"learning_rate": True}, ("learning_rate",), "must be a number, not true"),
    ({"learning_rate": "0.1"}, ("learning_rate",), "must be a number, not the text '0.1'"),
    ({"beta1": 0.9}, ("beta1",), "Gradient descent has no 'beta1'; it has learning_rate"),
    ({"optimizer": "adam", "beta1": 1.0}, ("beta1",), "from 0 to below 1, not 1"),
    ({"start": [1, 2]}, ("start",), "needs 1 finite coordinates"),
    ({"start": "left"}, ("start",), "must be a list, not the text 'left'"),
    ({"start": [[1]]}, ("start", 0), "must be a number, not a list"),
    ({"speed": 1e9}, ("speed",), "from 0.5 to 240"),
    ({"step_limit": 1.5}, ("step_limit",), "a whole number, not 1.5"),
    ({"step_limit": 0}, ("step_limit",), "from 1 to 1,000,000"),
    ({"loop": 1}, ("loop",), "must be true or false, not 1"),
    ({"chart": {"quantity": "costs"}}, ("chart", "quantity"), "did you mean 'cost'"),
    ({"chart": {"opne": True}}, ("chart", "opne"), "did you mean 'open'"),
    ({"chart": True}, ("chart",), "must be a table, not true"),
    ({"study": "basin"}, ("study",), "did you mean 'basins'"),
    ({"view": "round"}, ("view",), "unknown name 'round'; allowed: flat, surface, both"),
    ({"layers": ["trail", "modl"]}, ("layers", 1), "did you mean 'model'"),
    ({"layers": {"trail": 1}}, ("layers", "trail"), "must be true or false"),
    ({"schedule": "stp"}, ("schedule",), "did you mean 'step'"),
    ({"schedule": {"kind": "stp"}}, ("schedule", "kind"), "did you mean 'step'"),
    ({"schedule": {"kind": "step", "every": 1.5}}, ("schedule", "every"), "a whole number"),
    ({"schedule": {"kind": "constant", "a": 1}}, ("schedule", "a"), "allowed: none"),
    ({"transforms": [{"sigma": 1}]}, ("transforms", 0), "'kind' is missing; allowed: mini_batch"),
    ({"transforms": "noise"}, ("transforms",), "must be a list"),
    ({"transforms": [{"kind": "noise", "sigma": -1}]}, ("transforms", 0, "sigma"), "0 or more"),
    ({"sight": {"window": []}}, ("sight", "window"), "a list of 2, not of 0"),
    ({"sight": {"window": [{"low": 1}, "none"]}}, ("sight", "window", 0), "'high' is missing"),
    ({"sight": {"window": [{"low": 2, "high": 1}, "none"]}}, ("sight", "window", 0), "low < high"),
    ({"runs": []}, ("runs",), "needs a run"),
    ({"runs": [{}] * 101}, ("runs",), "at most 100 entries, not 101"),
    ({"runs": [3]}, ("runs", 0), "must be a table, not 3"),
    ({"runs": [{}, {"optimizer": "adm"}]}, ("runs", 1, "optimizer"), "did you mean 'adam'"),
    ({"runs": [{"start": [1, 2]}]}, ("runs", 0, "start"), "needs 1 coordinates, not 2"),
    ({"runs": [{"hiden": True}]}, ("runs", 0, "hiden"), "did you mean 'hidden'"),
    ({"runs": [{"momentum": 0.9}]}, ("runs", 0, "momentum"), "Gradient descent has no 'momentum'"),
    ({"runs": [{}], "momentum": 0.9}, ("momentum",), "Gradient descent has no 'momentum'"),
    ({"runs": [{}], "selected": 1}, ("selected",), "from 0 to 0, not 1"),
    ({"task": {}}, ("task",), "only a task has one; 'cost' names it: line_losses"),
    ({**NETWORK, "constants": {"a": 1}}, ("constants",), "only a formula has constants"),
    ({**NETWORK, "task": {"hidden": [2.5]}}, ("task", "hidden", 0), "a whole number, not 2.5"),
    ({**NETWORK, "task": {"hidden": [900, 900]}}, ("task", "hidden"), "weights"),
    ({**NETWORK, "task": {"activation": "tnh"}}, ("task", "activation"), "known: tanh"),
    ({**NETWORK, "task": {"data": {"name": "moonz"}}}, ("task", "data", "name"), "known: moons"),
    ({**NETWORK, "task": {"data": {"count": 2}}}, ("task", "data", "count"), "from 20 to 5000"),
    ({**NETWORK, "task": {"dat": {}}}, ("task", "dat"), "did you mean 'data'"),
]


@pytest.mark.parametrize(("table", "path", "words"), MISTAKES, ids=lambda each: str(each)[:40])
def test_a_mistake_is_told_with_its_place(
    table: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    with pytest.raises(TableError, match=words) as caught:
        scene_of_table(table)
    assert caught.value.path == path
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 700


def test_a_place_in_a_list_is_counted_from_one_in_words() -> None:
    with pytest.raises(TableError) as caught:
        scene_of_table({"runs": [{}, {"optimizer": "adm"}]})
    assert str(caught.value).startswith("runs[2].optimizer: ")


#: Whatever a TOML file may hold.
VALUES = st.recursive(
    st.none().map(lambda _: "none") | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300)
@given(scenes(), st.data())
def test_a_table_with_anything_anywhere_is_read_or_refused(
    scene: Scene, data: st.DataObject
) -> None:
    table = table_of_scene(scene, appearance=True)
    table |= {"layers": list(table.get("layers", ["trail"])), "chart": {"open": True}}
    where: Any = table
    key = data.draw(st.sampled_from(sorted(where)))
    while isinstance(where[key], dict | list) and where[key] and data.draw(st.booleans()):
        where = where[key]
        places = sorted(where) if isinstance(where, dict) else list(range(len(where)))
        key = data.draw(st.sampled_from(places))
    where[key] = data.draw(VALUES)
    assert _place_of_mistake(table) in {*table, None}


def _place_of_mistake(table: dict[str, Any]) -> object:
    """The key at the top where something is wrong; None where nothing is."""
    try:
        scene_of_table(table, appearance=True)
    except TableError as error:
        return error.path[0]
    return None
