"""Random search and grid search: they try points, and look at nothing but the cost there."""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING
from typing import Any as _Any

from gdviz.engine.brute_force.methods import GridSearch, RandomSearch, SearchMethod, searches
from gdviz.engine.brute_force.search import Search, Tried

if TYPE_CHECKING:
    from gdviz.engine.brute_force.all_at_once import Found, grid_search, random_search, try_points

__all__ = [
    "Found",
    "GridSearch",
    "RandomSearch",
    "Search",
    "SearchMethod",
    "Tried",
    "grid_search",
    "random_search",
    "searches",
    "try_points",
]


def __getattr__(name: str) -> _Any:
    # Whole searches at once are loaded when one is asked for: a window shows them step by step.
    if name in __all__:
        return getattr(_import_module(f"{__name__}.all_at_once"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
