"""A sketch of a scene is refused where the scene is, and takes no derivation of a formula."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given

from gdviz.session.scene import Scene
from gdviz.session.scene_table import TableError, table_of_scene
from gdviz.session.tables.sketch import Sketch, sketch_of_table
from tests.session.scenes import scenes
from tests.session.test_scene_table_mistakes import MISTAKES

#: What only the values of a cost tell.
LATE = "no finite value"


@pytest.mark.parametrize(
    ("table", "path", "words"),
    [each for each in MISTAKES if each[2] != LATE],
    ids=lambda each: str(each)[:40],
)
def test_it_finds_the_same_mistakes(
    table: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    with pytest.raises(TableError, match=words) as caught:
        sketch_of_table(table)
    assert caught.value.path == path


@given(scenes())
def test_what_a_scene_says_is_possible(scene: Scene) -> None:
    sketch = sketch_of_table(table_of_scene(scene))
    assert sketch.scene.function.dimension == scene.function.dimension
    if not sketch.formula:
        assert sketch.scene.cost == scene.cost
    assert sketch.constants == scene.constants


FORMULA = {"cost": "a*x**2 + b*y", "constants": {"a": 2}, "start": [1, 2], "learning_rate": 0.1}


def test_changes_of_a_formula_know_its_constants_and_coordinates() -> None:
    sketch = sketch_of_table(FORMULA)
    assert (sketch.formula, sketch.constants) == ("a*x**2 + b*y", (("a", 2.0), ("b", 1.0)))
    changed = sketch_of_table({"constants": {"b": 5}}, sketch)
    assert changed.constants == (("a", 2.0), ("b", 5.0))
    for wrong, key in (({"constants": {"c": 1}}, "constants"), ({"start": [1]}, "start")):
        with pytest.raises(TableError) as caught:
            sketch_of_table(wrong, sketch)
        assert caught.value.path[0] == key


def test_a_name_after_a_formula_is_that_cost() -> None:
    sketch = sketch_of_table({"cost": "booth"}, sketch_of_table(FORMULA))
    assert (sketch.scene.cost, sketch.formula) == ("booth", "")


@pytest.mark.parametrize("name", ["x", "pi", "sin", "1"])
def test_names_that_are_taken_are_no_constants(name: str) -> None:
    with pytest.raises(TableError, match="a constant cannot be called"):
        sketch_of_table({"cost": "1*x**2 + pi*sin(x)", "constants": {name: 2}})


def test_an_empty_table_is_the_scene_that_opens() -> None:
    assert sketch_of_table({}) == Sketch(Scene.opening())


def test_no_formula_is_derived() -> None:
    program = (
        "import sys\n"
        "from gdviz.session.tables.sketch import sketch_of_table\n"
        f"sketch_of_table({FORMULA!r})\n"
        "sys.exit('sympy' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
