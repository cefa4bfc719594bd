"""Products of matrices on one thread: those of small networks take longer on several."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

#: What OpenBLAS calls its switches, as numpy's wheels name them and as it names them itself.
SET = (
    "scipy_openblas_set_num_threads64_",
    "openblas_set_num_threads64_",
    "openblas_set_num_threads",
)
GET = (
    "scipy_openblas_get_num_threads64_",
    "openblas_get_num_threads64_",
    "openblas_get_num_threads",
)
#: Where wheels keep it: on Linux and Windows beside numpy, on a Mac in it.
FOLDERS = ("../numpy.libs", ".dylibs")


def use_one_thread() -> None:
    """Have numpy's own OpenBLAS compute on the thread that asks; other libraries stay as they are.

    The window's frame and the drawings beside it have a core each. Were OpenBLAS to share out
    what takes a millisecond, they would wait for one another.
    """
    for switch in _switches(SET):
        switch(1)


def thread_counts() -> list[int]:
    """On how many threads each OpenBLAS of numpy computes; empty where it has none."""
    return [int(switch()) for switch in _switches(GET)]


def _switches(names: tuple[str, ...]) -> Iterator[Callable[..., int]]:
    here = Path(np.__file__).parent
    for folder in FOLDERS:
        for path in sorted((here / folder).glob("*openblas*")):
            with suppress(OSError):
                library = ctypes.CDLL(str(path))
                found = (getattr(library, name, None) for name in names)
                yield from [each for each in found if each is not None][:1]
