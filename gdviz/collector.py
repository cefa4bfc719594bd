"""The cyclic garbage collector, which looks through all that is loaded again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Load modules without a search for garbage: what they hold stays."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


@contextmanager
def kept_for_good() -> Iterator[None]:
    """The same, and what is loaded by now is never searched: for a program, not for a library.

    Looking through modules, classes and functions takes a seventh of the start, and later longer
    than a frame whenever all of them are looked at.
    """
    with resting():
        try:
            yield
        finally:
            gc.freeze()
