"""Names that `gdviz` offers and loads only when they are asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import gdviz
from gdviz.engine import brute_force, curse, sweep

LATER = {
    "Search": brute_force,
    "random_search": brute_force,
    "grid_search": brute_force,
    "searches": brute_force,
    "curse_of_dimensionality": curse,
    "sweep_learning_rates": sweep,
}


@pytest.mark.parametrize("name", LATER)
def test_a_name_is_there_and_is_the_engines_own(name: str) -> None:
    assert getattr(gdviz, name) is getattr(LATER[name], name)
    assert name in gdviz.__all__
    assert name in dir(gdviz)


def test_other_names_are_missing_as_anywhere() -> None:
    with pytest.raises(AttributeError, match="module 'gdviz' has no attribute 'guess'"):
        assert gdviz.guess


def test_importing_gdviz_loads_none_of_them() -> None:
    code = "import sys, gdviz; print(*[name for name in sys.modules if name.startswith('gdviz.')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(said.stdout.split())
    assert "gdviz.engine.descent" in loaded
    assert not loaded & {module.__name__ for module in LATER.values()}


def test_they_do_what_they_say() -> None:
    found = gdviz.random_search("rosenbrock", 10_000, seed=1)
    assert found.cost < 1
    search = gdviz.Search("rosenbrock", gdviz.searches["grid_search"](tries=256), (-1.2, 1.0))
    search.advance()
    assert search.status is gdviz.Status.EXHAUSTED
    assert search.point.tolist() == gdviz.grid_search("rosenbrock", 256).point.tolist()
    swept = gdviz.sweep_learning_rates(
        "prediction", gdviz.optimizers["gradient_descent"](), [4.0], count=9
    )
    assert swept.theory.limit == pytest.approx(2.0)
