"""The update rules. A new one is a class in one of these files; it shows in every picker and test.

Rules and defaults are PyTorch's wherever `torch.optim` has the optimizer.
"""

from functools import partial
from importlib import import_module

from gdviz.engine.optimizers.registry import optimizers

__all__ = ["optimizers"]

#: The files of rules, in the order in which pickers show them.
FILES = ("slopes", "scales", "adam_family", "nadam", "adamw", "relatives", "searches", "curvature")


# One file after another, as far as the rule is that is asked for: nineteen dataclasses take longer
# than the rest of the engine.
for each in FILES:
    optimizers.discover_with(partial(import_module, f"{__name__}.{each}"))
