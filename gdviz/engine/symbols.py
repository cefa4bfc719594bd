"""Checked trees as sympy expressions, their slopes, and both as numpy functions.

sympy is imported when a formula is first used: it takes longer than the rest of gdviz together.
Nothing is ever handed to `sympify` or `parse_expr`, which evaluate text.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import cache, reduce
from types import SimpleNamespace
from typing import Any

import numpy as np

from gdviz.engine.cost import Array

#: The functions that sympy differentiates and numpy computes under the same name or its own.
_OF_SYMPY = (
    *("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"),
    *("exp", "log", "sqrt"),
)


@cache
def _words() -> SimpleNamespace:
    """sympy, its functions, and four of our own whose slopes are numbers everywhere.

    The derivatives of sympy's own `Abs`, `sign`, `Max` and `Min` bring delta functions and real
    parts along. Where two are equal, the slope of the larger is the mean of theirs.
    """
    import sympy

    def flat(whole: Any, argindex: int = 1) -> Any:
        return sympy.Integer(0)

    def of_sign(whole: Any, argindex: int = 1) -> Any:
        return sign(whole.args[0])

    def of_larger(whole: Any, argindex: int = 1) -> Any:
        return above((whole.args[0] - whole.args[1]) * (3 - 2 * argindex))

    def of_smaller(whole: Any, argindex: int = 1) -> Any:
        return above((whole.args[1] - whole.args[0]) * (3 - 2 * argindex))

    above = _function("Above", flat, r"\left[{0} > 0\right]")
    sign = _function("Sign", flat, r"\mathrm{{sign}}\left({0}\right)")
    own = {
        "sign": sign,
        "abs": _function("Absolute", of_sign, r"\left|{0}\right|"),
        "max": _function("Larger", of_larger, r"\max\left({0},\, {1}\right)"),
        "min": _function("Smaller", of_smaller, r"\min\left({0},\, {1}\right)"),
    }
    names = {name: getattr(sympy, name) for name in _OF_SYMPY}
    return SimpleNamespace(sympy=sympy, pi=sympy.pi, e=sympy.E, **names, **own)


def _function(name: str, slope: Callable[..., Any], template: str) -> Any:
    """A function that sympy knows by its slope, typeset by a template for its arguments."""
    import sympy

    def write(whole: Any, printer: Any, exp: str | None = None) -> str:
        text = template.format(*map(printer.doprint, whole.args))
        return text if exp is None else f"{text}^{{{exp}}}"

    return type(name, (sympy.Function,), {"fdiff": slope, "_latex": write})


def symbol(name: str) -> Any:
    """The sympy symbol of a variable or a constant."""
    return _words().sympy.Symbol(name, real=True)


def is_endless(whole: Any) -> bool:
    """Whether an infinity, as of 1/0, is left in an expression, whatever its variables are."""
    sympy = _words().sympy
    return bool(whole.has(sympy.zoo, sympy.oo, -sympy.oo, sympy.nan))


def expression(node: ast.expr) -> Any:
    """The sympy expression of a checked tree."""
    match node:
        case ast.Constant(value=float(value)):
            return _number(value)
        case ast.Name(id="pi" | "e" as name):
            return getattr(_words(), name)
        case ast.Name(id=name):
            return symbol(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -expression(operand)
        case ast.UnaryOp(operand=operand):
            return expression(operand)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            function = getattr(_words(), name)
            parts = [expression(each) for each in arguments]
            return reduce(function, parts) if name in ("max", "min") else function(*parts)
    return _chain(node)


def _number(value: float) -> Any:
    sympy = _words().sympy
    whole = value.is_integer() and value < 1e15
    return sympy.Integer(int(value)) if whole else sympy.Float(value)


def _chain(node: ast.expr) -> Any:
    """A sum or a product, walked along its left side: it may be longer than Python is deep."""
    links: list[tuple[ast.operator, ast.expr]] = []
    while isinstance(node, ast.BinOp) and not (links and isinstance(node.op, ast.Pow)):
        links.append((node.op, node.right))
        node = node.left
    result = expression(node)
    for operator, right in reversed(links):
        result = _operate(operator, result, expression(right))
    return result


def _operate(operator: ast.operator, left: Any, right: Any) -> Any:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    return left**right


def slopes(whole: Any, variables: Sequence[Any]) -> list[Any]:
    """The first derivatives."""
    return [_words().sympy.diff(whole, variable) for variable in variables]


def compiled(results: Sequence[Any], arguments: Sequence[Any]) -> Callable[..., Sequence[Any]]:
    """A numpy function of the arguments that gives all results; common parts are computed once.

    It is made of expressions whose every name was checked, never of a person's text.
    """
    sympy = _words().sympy
    from sympy.printing.numpy import NumPyPrinter

    class Printer(NumPyPrinter):
        """Writes whole powers as products, which are the same to the last bit for one and many."""

        def _print_Pow(self, expr: Any, rational: bool = False) -> str:
            base, exponent = self._print(expr.base), expr.exp
            if exponent.is_Integer:
                return f"whole_power({base}, {int(exponent)})"
            if abs(exponent) == sympy.Rational(1, 2):
                return f"sqrt({base})" if exponent > 0 else f"(1.0 / sqrt({base}))"
            return f"power({base}, {self._print(exponent)})"

    settings = {"fully_qualified_modules": False, "inline": True, "allow_unknown_functions": True}
    printer = Printer(settings | {"user_functions": {name: name for name in _NUMPYS}})
    made: Callable[..., Sequence[Any]] = sympy.lambdify(
        list(arguments), list(results), modules=[_NUMPYS, "numpy"], printer=printer, cse=True
    )
    return made


def whole_power(base: Array, exponent: int) -> Array:
    """A power by repeated squaring: products alone, in one order."""
    if exponent < 0:
        inverse: Array = 1.0 / whole_power(base, -exponent)
        return inverse
    result, square = None, base
    while exponent:
        if exponent & 1:
            result = square if result is None else result * square
        exponent >>= 1
        square = square * square if exponent else square
    return np.ones_like(base) if result is None else result


def _above(values: Array) -> Array:
    return np.heaviside(values, 0.5)


#: What the functions of an expression are called in the code that is made of it.
_NUMPYS: dict[str, Callable[..., Any]] = {
    "whole_power": whole_power,
    "power": np.power,
    "sqrt": np.sqrt,
    "Above": _above,
    "Sign": np.sign,
    "Absolute": np.abs,
    "Larger": np.maximum,
    "Smaller": np.minimum,
}


def latex(whole: Any, names: dict[Any, str]) -> str:
    """An expression as LaTeX, with other words for some of its symbols."""
    text: str = _words().sympy.latex(whole, symbol_names=names)
    return text
