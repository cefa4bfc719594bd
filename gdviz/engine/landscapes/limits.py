"""Quotients where numpy would divide by zero: their limits, or zero by agreement."""

from __future__ import annotations

import numpy as np

from gdviz.engine.cost import Array


def one_over(x: Array) -> Array:
    """1 / x, and 0 where x is 0: at a kink the slope in the middle of its two sides."""
    quotient: Array = (x != 0) / (x + (x == 0))
    return quotient


def sine_over(x: Array) -> Array:
    """The quotient sin x / x, and 1 where x is 0."""
    quotient: Array = np.sin(x) * one_over(x) + (x == 0)
    return quotient


def slope_of_sine_over(x: Array) -> Array:
    """The derivative of sin x / x, divided by x: −1/3 where x is 0."""
    square, inverse = x * x, one_over(x)
    quotient = (np.cos(x) - sine_over(x)) * inverse * inverse
    # Near zero the two terms cancel; four terms of the series are exact there to rounding.
    series = -1 / 3 + square * (1 / 30 + square * (-1 / 840 + square / 45360))
    return np.where(np.abs(x) < 0.05, series, quotient)
