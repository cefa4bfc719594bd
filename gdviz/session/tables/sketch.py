"""A scene whose formula is checked but not yet derived: a lesson of many formulas opens at once.

Deriving a formula takes tens of milliseconds, and the first one half a second, since it loads
sympy. A sketch has a plain cost in the place of the formula; all else is checked in earnest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import final

from gdviz.engine.formula import coordinates_of
from gdviz.engine.formula_text import LONGEST, FormulaError
from gdviz.session.scene import Scene
from gdviz.session.scene_table import scene_of_table
from gdviz.session.tables.cost_table import CONSTANTS, COST, Constants, is_named, read_constants
from gdviz.session.tables.table_error import TableError, as_text, in_words
from gdviz.session.tasks import TASKS

#: What stands in the place of a formula, by the number of its coordinates.
STAND_INS = {1: "quadratic", 2: "sphere"}


@final
@dataclass(frozen=True)
class Sketch:
    """A scene, and the formula with its constants in whose place its cost stands, if it does."""

    scene: Scene = field(default_factory=Scene.opening)
    formula: str = ""
    constants: Constants = ()


def sketch_of_table(table: Mapping[str, object], base: Sketch | None = None) -> Sketch:
    """As `scene_of_table`, with a stand-in for a formula; the same mistakes are told the same way.

    What only its values tell, such as that a cost is finite nowhere, is told by the scene alone.
    """
    base = base or Sketch()
    cost = as_text(table.get(COST, base.formula or base.scene.cost), (COST,), LONGEST)
    if cost in TASKS or is_named(cost):
        return Sketch(scene_of_table(table, base.scene))
    same = cost == base.formula
    constants = read_constants(table, cost, base.constants if same else ())
    stand_in = {} if same else {COST: _stand_in(cost, constants)}
    rest = {key: each for key, each in table.items() if key not in (COST, CONSTANTS)}
    return Sketch(scene_of_table(stand_in | rest, base.scene), cost, constants)


def _stand_in(formula: str, constants: Constants) -> str:
    try:
        count = len(coordinates_of(formula, tuple(dict(constants))))
    except FormulaError as error:
        raise TableError((COST,), in_words(error)) from None
    if count not in STAND_INS:
        raise TableError((COST,), f"a picture shows one or two parameters, not {count}")
    return STAND_INS[count]
