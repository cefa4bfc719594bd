"""How many threads share a product of matrices."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

#: What OpenBLAS calls the function in the builds that numpy's wheels have had.
SETTERS = (
    "scipy_openblas_set_num_threads64_",
    "scipy_openblas_set_num_threads",
    "openblas_set_num_threads64_",
    "openblas_set_num_threads",
)
#: Where a person has said how many threads there are to be.
WISHES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
#: Folders beside numpy in which its wheels bring OpenBLAS along.
FOLDERS = ("../numpy.libs", ".dylibs")


def use_one_blas_thread() -> bool:
    """Have products of matrices computed by the thread that asks for them; whether that was done.

    OpenBLAS shares them out to all cores, and its threads wait for one another without pause. On a
    core that is busy, be it with a worker of this program, a product of microseconds then takes
    whole frames. It is left as it is where an environment variable says how many threads there
    are to be, and so are other libraries than the one of numpy's wheels.
    """
    if any(wish in os.environ for wish in WISHES):
        return False
    setter = next(_setters(), None)
    if setter is not None:
        setter(1)
    return setter is not None


def _setters() -> Iterator[ctypes._FuncPointer]:
    here = Path(np.__file__).parent
    for folder in FOLDERS:
        for path in sorted((here / folder).glob("*openblas*")):
            library = ctypes.CDLL(str(path))  # numpy has loaded it: this is the same one
            yield from (getattr(library, name) for name in SETTERS if hasattr(library, name))
