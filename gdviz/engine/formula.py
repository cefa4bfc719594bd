"""A cost function from what a person typed."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine import symbols
from gdviz.engine.cost import Array, Coordinate, CostFunction, Domain, as_points
from gdviz.engine.formula_text import FUNCTIONS, NUMBERS, VARIABLE, FormulaError, parse
from gdviz.engine.latex_number import latex_number

__all__ = ["FormulaCost", "FormulaError", "cost_from_formula"]

Compiled = Callable[..., Sequence[Any]]

#: The domain of each coordinate unless another one is asked for.
REACH = (-4.0, 4.0)


@final
class Formula:
    """A checked text with its symbolic derivatives, whatever the values of its constants."""

    def __init__(self, text: str, constants: tuple[str, ...]) -> None:
        self.text = text
        tree = parse(text, constants)
        self.names = _variables(text, tree, constants)
        self._variables = [symbols.symbol(name) for name in self.names]
        self._arguments = [*self._variables, *map(symbols.symbol, constants)]
        self.whole = symbols.expression(tree)
        if symbols.is_endless(self.whole):
            raise FormulaError("the cost has no finite value in its domain", text, 0)
        self.slopes = symbols.slopes(self.whole, self._variables)

    @cached_property
    def value(self) -> Compiled:
        """The cost, of coordinates and constants."""
        return symbols.compiled([self.whole], self._arguments)

    @cached_property
    def gradient(self) -> Compiled:
        """The d first derivatives."""
        return symbols.compiled(self.slopes, self._arguments)

    @cached_property
    def hessian(self) -> Compiled:
        """The d times d second derivatives, row by row."""
        rows = [symbols.slopes(slope, self._variables) for slope in self.slopes]
        return symbols.compiled([each for row in rows for each in row], self._arguments)

    def latex(self, whole: Any, values: Sequence[str] = ()) -> str:
        """An expression typeset, with words such as `(-1.2)` for variables, then constants."""
        return symbols.latex(whole, dict(zip(self._arguments, values, strict=False)))


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class FormulaCost(CostFunction):
    """A cost given by a formula; where that has no finite value, it is NaN."""

    text: str
    constants: Mapping[str, float]
    form: Formula

    def with_constants(self, **values: float) -> FormulaCost:
        """The same formula with other values of its constants; ValueError for unknown ones."""
        _check_constants(self.text, values, self.constants)
        return replace(self, constants={**self.constants, **values})

    def value(self, points: ArrayLike) -> Array:
        (value,) = self._evaluate(self.form.value, points)
        return value

    def gradient(self, points: ArrayLike) -> Array:
        return np.stack(self._evaluate(self.form.gradient, points), axis=-1)

    def hessian(self, points: ArrayLike) -> Array:
        entries = np.stack(self._evaluate(self.form.hessian, points), axis=-1)
        return entries.reshape(*entries.shape[:-1], self.dimension, self.dimension)

    @property
    def gradient_latex(self) -> str:
        """The gradient, typeset."""
        return self._gradient_latex(())

    def latex_at(self, point: ArrayLike) -> str:
        """The formula with the coordinates of a point, shape (d,), put in, and the cost there."""
        numbers = self.form.latex(self.form.whole, self._numbers(point))
        return f"C = {numbers} = {latex_number(float(self.value(point)))}"

    def gradient_latex_at(self, point: ArrayLike) -> str:
        """The gradient with the coordinates of a point, shape (d,), put in, and its numbers."""
        numbers = ", ".join(map(latex_number, self.gradient(point).tolist()))
        return f"{self._gradient_latex(self._numbers(point))} = ({numbers})"

    def slope_latex(self, axis: int) -> str:
        """The slope along one coordinate, typeset."""
        return f"{self._along(axis)} = {self.form.latex(self.form.slopes[axis])}"

    def slope_latex_at(self, axis: int, point: ArrayLike) -> str:
        """The same with the coordinates of a point, shape (d,), put in, and its number."""
        numbers = self.form.latex(self.form.slopes[axis], self._numbers(point))
        return (
            f"{self._along(axis)} = {numbers} = {latex_number(float(self.gradient(point)[axis]))}"
        )

    def _numbers(self, point: ArrayLike) -> list[str]:
        """The coordinates and the constants, each in brackets, for they stand in products."""
        numbers = [*np.asarray(point, dtype=float).tolist(), *self.constants.values()]
        return [rf"\left({latex_number(number)}\right)" for number in numbers]

    def _along(self, axis: int) -> str:
        return rf"\frac{{\partial C}}{{\partial {self.form.names[axis]}}}"

    def _gradient_latex(self, values: Sequence[str]) -> str:
        slopes = r",\; ".join(self.form.latex(each, values) for each in self.form.slopes)
        return rf"\nabla C = \left({slopes}\right)"

    def _evaluate(self, function: Compiled, points: ArrayLike) -> list[Array]:
        array = as_points(points, self.dimension)
        # One point is computed as an array of one: numpy's scalars take other code for powers.
        rows = array.reshape(-1, self.dimension).T
        with np.errstate(all="ignore"):
            results = function(*rows, *self.constants.values())
            whole = [
                _finite(np.broadcast_to(_kind(each, rows), rows.shape[1:])) for each in results
            ]
        return [each.reshape(array.shape[:-1]) for each in whole]


def cost_from_formula(
    text: str,
    domain: Sequence[tuple[float, float]] | None = None,
    start: ArrayLike | None = None,
    **constants: float,
) -> FormulaCost:
    """The cost of a formula in x, or x and y, or x1 ... xn, and named constants.

    Allowed are + - * / ** ^ ( ), numbers, pi, e and the functions sin cos tan asin acos atan sinh
    cosh tanh exp log sqrt abs sign min max. `domain` has one (low, high) a coordinate.
    FormulaError says what is wrong with the text, and at which character.
    """
    _check_constants(text, constants, constants)
    form = _form(text, tuple(constants))
    box = Domain.of(*(domain or [REACH] * len(form.names)))
    middle = (box.lower + box.upper) / 2
    raw = FormulaCost(
        title=text if len(text) <= 24 else text[:23] + "…",
        formula=f"C({', '.join(form.names)}) = {text}",
        latex=f"{_heading(form.names)} = {form.latex(form.whole)}",
        coordinates=tuple(Coordinate.plain(name) for name in form.names),
        domain=box,
        start=middle,
        learning_rate=0.1,
        minima=(),
        text=text,
        constants=dict(constants),
        form=form,
    )
    return _instructive(raw, start)


def coordinates_of(text: str, constants: Sequence[str] = ()) -> tuple[str, ...]:
    """The coordinates of a formula that is checked, but not yet derived: quick with any text.

    FormulaError says what is wrong with the text, and at which character.
    """
    names = dict.fromkeys(constants, 1.0)
    _check_constants(text, names, names)
    return _variables(text, parse(text, constants), constants)


@lru_cache(maxsize=64)
def _form(text: str, constants: tuple[str, ...]) -> Formula:
    return Formula(text, constants)


def _variables(text: str, tree: ast.expr, constants: Sequence[str]) -> tuple[str, ...]:
    """The coordinates' names in order: those that are used, and those that go before them."""
    names = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}
    names -= {*constants, *NUMBERS, *FUNCTIONS}
    numbered = {name for name in names if name not in ("x", "y")}
    if not names:
        raise FormulaError("the cost must depend on x", text, 0)
    if numbered and names != numbered:
        place = min(text.find(name) for name in ("x", "y") if name in names)
        raise FormulaError("use either x and y, or x1, x2 ...", text, place)
    if numbered:
        return tuple(f"x{i + 1}" for i in range(max(int(name[1:]) for name in numbered)))
    return ("x", "y") if "y" in names else ("x",)


def _check_constants(text: str, given: Mapping[str, float], known: Mapping[str, float]) -> None:
    for name, value in given.items():
        taken = VARIABLE.fullmatch(name) or name in NUMBERS or name in FUNCTIONS
        if taken or not name.isidentifier() or name not in known:
            raise FormulaError(f"a constant cannot be called {name!r}", text, 0)
        if not math.isfinite(value):
            raise FormulaError(f"the constant {name} needs a finite number", text, 0)


def _instructive(cost: FormulaCost, start: ArrayLike | None) -> FormulaCost:
    """The same with a start from which it goes down, and a learning rate that suits its bends."""
    # Not at the edge, which the first step might leave.
    points = cost.domain.lower + cost.domain.span * (0.1 + 0.8 * _spread(cost.dimension))
    values, slopes = cost.value(points), cost.gradient(points)
    usable = np.isfinite(values) & np.isfinite(slopes).all(axis=-1)
    if not usable.any():
        raise FormulaError("the cost has no finite value in its domain", cost.text, 0)
    order = np.argsort(np.where(usable, values, np.inf))
    high = _round_point(cost, points[order[int(0.8 * usable.sum())]])
    bends = np.abs(cost.hessian(points[usable])).sum(axis=-1).max(axis=-1)
    steep = np.quantile(bends[np.isfinite(bends)], 0.9) if np.isfinite(bends).any() else 0.0
    rate = float(f"{0.3 / steep:.1e}") if steep > 1e-9 else 0.1
    chosen = high if start is None else np.asarray(start, dtype=float)
    return replace(cost, start=chosen, learning_rate=rate)


def _round_point(cost: FormulaCost, point: Array) -> Array:
    """One digit behind the point, for reading out, unless that has no finite cost."""
    rounded = cost.domain.clamp(np.round(point, 1))
    return rounded if np.isfinite(cost.value(rounded)) else point


def _spread(dimension: int) -> Array:
    """A few hundred points spread evenly over the unit cube, always the same: (n, dimension).

    Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018.
    """
    golden = 2.0
    for _ in range(30):
        golden = (1 + golden) ** (1 / (dimension + 1))
    steps = golden ** -np.arange(1.0, dimension + 1)
    spread: Array = (0.5 + np.outer(np.arange(1, 257), steps)) % 1.0
    return spread


def _kind(result: Any, rows: Array) -> Any:
    """NaN in the place of what is not real at real points, as a folded log(-1) is."""
    if np.iscomplexobj(result) and not np.iscomplexobj(rows):
        return np.where(np.imag(result) == 0, np.real(result), np.nan)
    return result


def _finite(values: Array) -> Array:
    """NaN in the place of infinity; the sum tells at half the price when there is none."""
    if np.isfinite(np.add.reduce(values)):
        return values
    return np.where(np.isfinite(values), values, np.nan)


def _heading(values: Sequence[str]) -> str:
    return rf"C\left({', '.join(values)}\right)"
