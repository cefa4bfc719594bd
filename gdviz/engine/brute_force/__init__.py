"""Random search and grid search: they try points, and look at nothing but the cost there."""

from gdviz.engine.brute_force.all_at_once import Found, grid_search, random_search, try_points
from gdviz.engine.brute_force.methods import GridSearch, RandomSearch, SearchMethod, searches
from gdviz.engine.brute_force.search import Search, Tried

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
