"""Reads a line of LaTeX that holds numbers alone, and works it out: a reference of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from statistics import NormalDist
from typing import Any

import numpy as np

#: A number, with its power of ten where it has one.
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?(?: \\cdot 10\^\{-?\d+\})?|inf|nan")
TOKEN = re.compile(
    rf"(?P<number>{NUMBER.pattern})|(?P<matrix>\\begin\{{pmatrix\}}.*?\\end\{{pmatrix\}})"
    r"|(?P<word>\\[A-Za-z]+|.)",
    re.DOTALL,
)

#: Functions of one number.
FUNCTIONS: dict[str, Callable[[float], float]] = {
    r"\sqrt": math.sqrt,
    r"\cos": math.cos,
    r"\sign": np.sign,
    r"\tanh": math.tanh,
    r"\ln": math.log,
    r"\Phi": NormalDist().cdf,
    r"\varphi": NormalDist().pdf,
}


def numbers_in(line: str) -> list[re.Match[str]]:
    """Where numbers stand."""
    return list(NUMBER.finditer(line))


def number(text: str) -> float:
    """A number as it is typeset."""
    digits, _, power = text.partition(r" \cdot 10^{")
    return float(f"{digits}e{power.rstrip('}')}" if power else digits)


def work_out(text: str) -> Any:
    """What an expression comes to: a number, or an array of one."""
    text = re.sub(r"\\left|\\right|\\,|\\quad", " ", text)
    reader = _Reader(text)
    value = reader.sum()
    assert reader.peek() == "", f"{text}: {reader.tokens[reader.place :]} is left over"
    return value


class _Reader:
    """A descent through sums, products, powers and what they are made of."""

    def __init__(self, text: str) -> None:
        text = text.replace(r"\mathrm{sign}", r"\sign").replace(r"\top", "T")
        self.tokens = [
            (each.lastgroup or "", each.group())
            for each in TOKEN.finditer(text)
            if each.group().strip()
        ]
        self.place = 0

    def peek(self) -> str:
        return self.tokens[self.place][1] if self.place < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.peek()
        assert not expected or token == expected, f"{expected} is missing before {token}"
        self.place += 1
        return token

    def comparison(self) -> Any:
        left = self.sum()
        signs = {">": np.greater, "<": np.less, r"\ge": np.greater_equal}
        if self.peek() in signs:
            return float(signs[self.take()](left, self.sum()))
        return left

    def sum(self) -> Any:
        sign = self.take() if self.peek() in ("+", "-") else "+"
        total = self.product() if sign == "+" else -self.product()
        while self.peek() in ("+", "-"):
            sign = self.take()
            term = self.product()
            total = _add(total, term if sign == "+" else -term)
        return total

    def product(self) -> Any:
        value = self.power()
        while (
            self.peek()
            and self.peek() not in "+-)]},|<>="
            and self.peek()
            not in (
                r"\ge",
                r"\rfloor",
            )
        ):
            if self.peek() == "/":
                self.take()
                value = value / _scalar(self.power())
            else:
                self.take() if self.peek() == r"\cdot" else None
                value = _times(value, self.power())
        return value

    def power(self) -> Any:
        base = self.atom()
        if self.peek() != "^":
            return base
        self.take()
        if self.peek() == "2":
            self.take()
            return base**2
        self.take("{")
        if self.peek() == "T":
            self.take()
            self.take("}")
            return base.T
        exponent = self.sum()
        self.take("}")
        return np.linalg.inv(base) if np.ndim(base) == 2 else base**exponent

    def atom(self) -> Any:
        kind, token = self.tokens[self.place]
        self.place += 1
        if kind == "number":
            return number(token)
        if kind == "matrix":
            return _matrix(token)
        if token in ("(", "[", "{"):
            value = self.comparison()
            self.take({"(": ")", "[": "]", "{": "}"}[token])
            return value
        return self.function(token)

    def function(self, name: str) -> Any:
        if name == "I":
            return "I"
        if name == r"\pi":
            return math.pi
        if name == "|":
            value = abs(self.sum())
            self.take("|")
            return value
        if name == r"\lfloor":
            value = math.floor(self.sum())
            self.take(r"\rfloor")
            return value
        if name == r"\frac":
            return self.atom() / _scalar(self.atom())
        if name in (r"\max", r"\min"):
            return self.extreme(max if name == r"\max" else min)
        if name == "e":
            return math.e
        return FUNCTIONS[name](_scalar(self.atom()))

    def extreme(self, choose: Any) -> float:
        self.take("(")
        one = _scalar(self.sum())
        self.take(",")
        other = _scalar(self.sum())
        self.take(")")
        return float(choose(one, other))


def _matrix(text: str) -> Any:
    inner = text.removeprefix(r"\begin{pmatrix}").removesuffix(r"\end{pmatrix}")
    rows = [[work_out(each) for each in row.split("&")] for row in inner.split(r"\\")]
    return np.array(rows, float)


def _scalar(value: Any) -> float:
    return float(np.asarray(value).item())


def _times(one: Any, other: Any) -> Any:
    if isinstance(other, str):  # a multiple of the identity, whose size the sum shows
        return ("I", one)
    if np.ndim(one) == 2 and np.ndim(other) == 2:
        product = one @ other
        return product.item() if product.size == 1 else product
    return one * other


def _add(one: Any, other: Any) -> Any:
    if isinstance(other, tuple):
        return one + other[1] * np.eye(len(one))
    if isinstance(one, str):
        return np.eye(len(other)) + other
    return one + other
