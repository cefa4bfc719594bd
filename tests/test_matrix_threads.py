"""The window's program multiplies matrices on one thread."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.matrix_threads import thread_counts, use_one_thread


@pytest.mark.usefixtures("window")
def test_a_window_has_one_thread_for_products() -> None:
    assert set(thread_counts()) <= {1}


def test_numpys_own_library_is_found() -> None:
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]["name"]
    assert bool(thread_counts()) == ("scipy-openblas" in blas)


def test_products_are_what_they_were() -> None:
    generator = np.random.default_rng(0)
    a, b = generator.integers(-9, 9, (300, 200)), generator.integers(-9, 9, (200, 400))
    use_one_thread()
    assert np.array_equal(a.astype(float) @ b.astype(float), (a @ b).astype(float))
