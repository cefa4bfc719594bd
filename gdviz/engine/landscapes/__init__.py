"""The named cost functions. A new one is a function in one of these files; it shows by itself.

Each file holds one kind of landscape; pickers list them file by file. Sources, where a docstring
names only a surname: Surjanovic and Bingham, Virtual Library of Simulation Experiments, 2013;
Jamil and Yang, A literature survey of benchmark functions, 2013.
"""

from functools import partial
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


# One file after another, as far as the cost is that is asked for: a script that brings its own
# needs none of them.
for each in FILES:
    costs.discover_with(partial(import_module, f"{__name__}.{each}"))
