"""What may be typed: everything else is refused at its character, and nothing is executed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gdviz
from gdviz.engine.formula import cost_from_formula
from gdviz.engine.formula_text import FormulaError, parse, unknown_names

REFUSED = [
    ("2x", 1, "write * between"),
    ("x(1)", 1, "write * between"),
    ("(x)(y)", 3, "write * between"),
    ("x y", 2, "write * between"),
    ("sin x", 4, "needs its argument"),
    ("sin()", 0, "one argument"),
    ("sin(x, y)", 0, "one argument"),
    ("min()", 0, "at least one argument"),
    ("a*x", 0, "'a' is not known"),
    ("x + rosenbrock", 4, "is not known"),
    ("__import__('os')", 11, "no place"),
    ("x.real", 1, "no place"),
    ("x[0]", 1, "no place"),
    ("lambda: x", 6, "no place"),
    ("[x for x in y]", 0, "no place"),
    ('"x"', 0, "no place"),
    ("f'{x}'", 1, "no place"),
    ("(x := 3)", 3, "no place"),
    ("x = 3", 2, "no place"),
    ("x; y", 1, "no place"),
    ("x % 2", 2, "no place"),
    ("x @ y", 2, "no place"),
    ("x < y", 2, "no place"),
    ("x²", 1, "no place"),
    ("π*x", 0, "no place"),
    ("x # y", 2, "no place"),
    ("x + $", 4, "no place"),
    ("x, y", 0, "no place"),
    ("min(*x)", 4, "no place"),
    ("x +", 2, "something is missing"),
    ("x)", 1, "not in order"),
    ("*x", 0, "not in order"),
    ("x // 2", 3, "not in order"),
    ("1e999*x", 0, "at most"),
    ("x**65", 3, "exponent"),
    ("x**(1/0)", 4, "exponent"),
    ("9**9**9**9", 6, "exponent"),
    ("", 0, "type a formula"),
    ("   ", 0, "type a formula"),
    ("3 + 4", 0, "depend on x"),
    ("x + x1", 0, "either x and y, or"),
]


@pytest.mark.parametrize(("text", "position", "words"), REFUSED)
def test_what_is_not_allowed_is_refused_at_its_character(
    text: str, position: int, words: str
) -> None:
    with pytest.raises(FormulaError, match=words.replace("*", r"\*")) as refused:
        cost_from_formula(text)
    assert refused.value.position == position
    assert refused.value.text == text
    assert isinstance(refused.value, ValueError)


def test_the_complaint_shows_the_place() -> None:
    with pytest.raises(gdviz.FormulaError) as refused:
        gdviz.cost_from_formula("x + $")
    assert str(refused.value).splitlines()[1:] == ["x + $", "    ^"]


@pytest.mark.parametrize(
    "text",
    ["x" + "+x" * 250, "(" * 60 + "x" + ")" * 60, "-" * 99 + "x", "x" + "**x" * 99, "sin(" * 80],
)
def test_what_is_too_long_or_too_deep_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_a_long_sum_is_not_deep() -> None:
    assert parse("+".join(["x"] * 250))
    assert cost_from_formula("+".join(["x"] * 250)).gradient([1.0]).tolist() == [250.0]


@pytest.mark.parametrize("text", ["x**2", "x^2", " x ** 2 ", "(x)**2", "x**2.0", "x\n**2"])
def test_many_ways_to_write_a_square(text: str) -> None:
    assert cost_from_formula(text).value([3.0]) == 9.0


def complaint_of(ask: Callable[[str], object], text: str) -> FormulaError | None:
    """What is said of a text; any other exception fails the test."""
    try:
        ask(text)
    except FormulaError as error:
        return error
    return None


@given(st.text(max_size=40))
def test_any_text_is_taken_or_refused_in_words(text: str) -> None:
    complaint = complaint_of(parse, text)
    assert complaint is None or 0 <= complaint.position <= max(len(text) - 1, 0)


PIECES = ["x", "y", "x1", "2", ".5", "1e3", "+", "-", "*", "/", "**", "^", "(", ")", ",", " "]
WORDS = [*PIECES, "sin", "max", "abs", "log", "sqrt", "pi", "e", "a", "__", "lambda", "if", "9"]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
def test_any_heap_of_pieces_is_a_cost_or_refused_in_words(text: str) -> None:
    complaint = complaint_of(cost_from_formula, text)
    assert complaint is None or complaint.message


def test_letters_that_could_be_constants_are_found() -> None:
    assert unknown_names("a*x**2 + b*sin(y) + e + a + foo") == ["a", "b"]
