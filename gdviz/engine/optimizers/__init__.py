"""The update rules. A new one is a class in one of these files; it shows in every picker and test.

Rules and defaults are PyTorch's wherever `torch.optim` has the optimizer.
"""

from importlib import import_module

from gdviz.engine.optimizers.registry import optimizers

__all__ = ["optimizers"]

#: The files of rules, in the order in which pickers show them.
FILES = ("slopes", "scales", "adam_family", "nadam", "adamw", "relatives", "searches", "curvature")


def _load() -> None:
    for each in FILES:
        import_module(f"{__name__}.{each}")


# When the first rule is asked for: nineteen dataclasses take longer than the rest of the engine.
optimizers.discover_with(_load)
