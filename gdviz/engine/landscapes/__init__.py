"""The named cost functions. A new one is a function in one of these files; it shows by itself.

Each file holds one kind of landscape; pickers list them file by file. Sources, where a docstring
names only a surname: Surjanovic and Bingham, Virtual Library of Simulation Experiments, 2013;
Jamil and Yang, A literature survey of benchmark functions, 2013.
"""

from importlib import import_module

from gdviz.engine.landscapes.registry import costs

__all__ = ["costs"]

#: The files of landscapes, in the order in which pickers show them.
FILES = (
    "curves",
    "bowls",
    "valleys",
    "wells",
    "saddles",
    "many_minima",
    "needles",
    "any_dimension",
)


def _load() -> None:
    for each in FILES:
        import_module(f"{__name__}.{each}")


# When the first cost is asked for: a script that brings its own needs none of them.
costs.discover_with(_load)
