"""The cyclic garbage collector, which looks through all that is loaded again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load modules without a search for garbage, and never search what they hold.

    Modules, classes and functions stay until the program ends: a collector that looks at them
    takes a seventh of the start, and later longer than a frame whenever it looks at all of them.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if searched:
            gc.enable()
