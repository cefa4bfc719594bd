"""What a person typed, as a checked tree of Python's own grammar; nothing of it is ever executed.

The text is split into tokens first, so that every complaint knows its place, and then handed to
`ast`. This module is quick enough to be asked with every key.
"""

from __future__ import annotations

import ast
import math
import re
import warnings
from collections.abc import Collection, Iterator
from typing import NamedTuple, final

#: Bounds of what is taken.
LONGEST, DEEPEST, LARGEST_EXPONENT, LARGEST_NUMBER = 500, 50, 64, 1e100

#: How many arguments each function takes; None is one or more.
FUNCTIONS: dict[str, int | None] = {
    **dict.fromkeys(("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"), 1),
    **dict.fromkeys(("exp", "log", "sqrt", "abs", "sign"), 1),
    "min": None,
    "max": None,
}
NUMBERS = {"pi": math.pi, "e": math.e}
#: Variables are x and y, or x1, x2 ... up to x99.
VARIABLE = re.compile(r"x|y|x[1-9]\d?")

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<operator>\*\*|[-+*/^(),]))",
    re.ASCII,
)


@final
class FormulaError(ValueError):
    """A formula that is not possible: what is wrong, and at which character, counted from 0."""

    def __init__(self, message: str, text: str, position: int) -> None:
        super().__init__(message)
        self.message, self.text = message, text
        self.position = min(max(position, 0), max(len(text) - 1, 0))

    def __str__(self) -> str:
        return f"{self.message}\n{self.text}\n{' ' * self.position}^"


class _Token(NamedTuple):
    kind: str
    text: str
    position: int


def parse(text: str, constants: Collection[str] = ()) -> ast.expr:
    """The tree of a formula whose names are variables, functions, pi, e and `constants`.

    FormulaError says what is not allowed and where.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"a formula has at most {LONGEST} characters", text, LONGEST)
    tokens = list(_tokens(text))
    if not tokens:
        raise FormulaError("type a formula of x, or of x and y", text, 0)
    _check_tokens(text, tokens, constants)
    if tokens[-1].kind == "operator" and tokens[-1].text != ")":
        raise FormulaError("something is missing after this", text, tokens[-1].position)
    tree = _grow(text, tokens)
    _Checker(text, tokens).check(tree, 0)
    return tree


def unknown_names(text: str) -> list[str]:
    """The single letters in a formula that could be named constants, in their order."""
    names = [token.text for token in _tokens(text) if token.kind == "name"]
    letters = [name for name in names if len(name) == 1 and name not in (*NUMBERS, "x", "y")]
    return list(dict.fromkeys(letters))


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while text[place:].strip():
        found = _TOKEN.match(text, place)
        if found is None:
            place += len(text[place:]) - len(text[place:].lstrip())
            raise FormulaError(f"{text[place]!r} has no place in a formula", text, place)
        kind = str(found.lastgroup)
        yield _Token(kind, found[kind], found.start(kind))
        place = found.end()


def _check_tokens(text: str, tokens: list[_Token], constants: Collection[str]) -> None:
    _check_brackets(text, tokens)
    for token, after in zip(tokens, [*tokens[1:], _Token("", "", len(text))], strict=True):
        if token.kind == "number":
            _check_number(text, token)
        if token.kind == "name":
            _check_name(text, token, after, constants)
        ends = token.kind == "number" or token.text == ")" or token.kind == "name"
        if ends and (after.kind in ("number", "name") or (after.text == "(" and not _calls(token))):
            raise FormulaError("write * between factors", text, after.position)


def _check_brackets(text: str, tokens: list[_Token]) -> None:
    depth = 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth > DEEPEST:
            message = f"a formula is nested at most {DEEPEST} deep"
            raise FormulaError(message, text, token.position)


def _calls(token: _Token) -> bool:
    return token.text in FUNCTIONS


def _check_number(text: str, token: _Token) -> None:
    if float(token.text) > LARGEST_NUMBER:
        raise FormulaError(f"a number is at most {LARGEST_NUMBER:g}", text, token.position)


def _check_name(text: str, token: _Token, after: _Token, constants: Collection[str]) -> None:
    if token.text in FUNCTIONS:
        if after.text != "(":
            raise FormulaError(f"{token.text} needs its argument in ( )", text, after.position)
        return
    known = VARIABLE.fullmatch(token.text) or token.text in NUMBERS or token.text in constants
    if not known:
        allowed = ", ".join(["x", "y", *constants, *NUMBERS, *FUNCTIONS])
        message = f"{token.text!r} is not known; allowed are {allowed}"
        raise FormulaError(message, text, token.position)


def _grow(text: str, tokens: list[_Token]) -> ast.expr:
    # One blank between tokens: a column of the tree tells the token, and that its place.
    spaced = " ".join("**" if token.text == "^" else _plain(token) for token in tokens)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(spaced, mode="eval").body
    except SyntaxError as error:
        place = _place(text, tokens, (error.offset or 1) - 1)
        raise FormulaError("this is not complete, or not in order", text, place) from None
    except (RecursionError, MemoryError, ValueError):
        raise FormulaError("this is nested too deep", text, 0) from None


def _plain(token: _Token) -> str:
    """The token, with a number such as 007 in the one way that Python writes it."""
    return repr(float(token.text)) if token.kind == "number" else token.text


def _place(text: str, tokens: list[_Token], column: int) -> int:
    """Where in the text the token begins that stands at a column of what was parsed."""
    end = 0
    for token in tokens:
        end += len("**" if token.text == "^" else _plain(token)) + 1
        if column < end:
            return token.position
    return len(text) - 1


class _Checker:
    """Walks a tree and complains of what the tokens could not tell."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self._text, self._tokens = text, tokens

    def check(self, node: ast.expr, depth: int) -> None:
        if depth > DEEPEST:
            raise self._complaint(node, f"a formula is nested at most {DEEPEST} deep")
        # A long sum is a deep tree, but nobody would call it nested: its left side is walked along.
        while isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Pow):
            self.check(node.right, depth + 1)
            node = node.left
        if isinstance(node, ast.BinOp):
            self._check_power(node, depth)
        elif isinstance(node, ast.UnaryOp):
            self.check(node.operand, depth + 1)
        elif isinstance(node, ast.Call):
            self._check_call(node, depth)
        elif not isinstance(node, ast.Constant | ast.Name):
            raise self._complaint(node, "this has no place in a formula")

    def _check_power(self, node: ast.BinOp, depth: int) -> None:
        self.check(node.left, depth + 1)
        self.check(node.right, depth + 1)
        size = _number(node.right)
        if size is not None and not abs(size) <= LARGEST_EXPONENT:
            message = f"an exponent lies between -{LARGEST_EXPONENT} and {LARGEST_EXPONENT}"
            raise self._complaint(node.right, message)

    def _check_call(self, node: ast.Call, depth: int) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        wanted = FUNCTIONS.get(name)
        if not node.args or (wanted is not None and len(node.args) != wanted):
            many = "one argument" if wanted == 1 else "at least one argument"
            raise self._complaint(node, f"{name} takes {many}")
        for argument in node.args:
            self.check(argument, depth + 1)

    def _complaint(self, node: ast.expr, message: str) -> FormulaError:
        return FormulaError(message, self._text, _place(self._text, self._tokens, node.col_offset))


def _number(node: ast.expr) -> float | None:
    """The value of a part without names; None where it has some, NaN where it has no value."""
    if any(isinstance(each, ast.Name) for each in ast.walk(node)):
        return None
    try:
        return _arithmetic(node)
    except (ArithmeticError, ValueError, TypeError):
        return math.nan


def _arithmetic(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        return node.value
    if isinstance(node, ast.UnaryOp):
        inner = _arithmetic(node.operand)
        return -inner if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BinOp):
        return _operate(node.op, _arithmetic(node.left), _arithmetic(node.right))
    raise ValueError(ast.dump(node))


def _operate(operator: ast.operator, left: float, right: float) -> float:
    if isinstance(operator, ast.Add):
        return left + right
    if isinstance(operator, ast.Sub):
        return left - right
    if isinstance(operator, ast.Mult):
        return left * right
    if isinstance(operator, ast.Div):
        return left / right
    return float(left**right)
