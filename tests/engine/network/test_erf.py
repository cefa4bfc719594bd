"""The error function against Python's own."""

from __future__ import annotations

import math

import numpy as np

from gdviz.engine.network.erf import erf


def test_the_error_function_is_that_of_python() -> None:
    x = np.concatenate([np.linspace(-8, 8, 20_011), np.arange(-384, 385) / 64])
    expected = np.array([math.erf(each) for each in x])
    np.testing.assert_allclose(erf(x), expected, rtol=0, atol=2.3e-16)


def test_the_ends_and_what_is_no_number() -> None:
    assert erf(np.array([-np.inf, np.inf, 1e300])).tolist() == [-1, 1, 1]
    assert np.isnan(erf(np.array([np.nan]))).all()
    assert erf(np.zeros((2, 3))).shape == (2, 3)
