"""What is seen where runs start: looked at once, however many runs begin there."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from gdviz.engine.cost import CostFunction
from gdviz.engine.descent import Seen

_looks: WeakKeyDictionary[CostFunction, tuple[tuple[float, ...], Seen]] = WeakKeyDictionary()
_lock = Lock()


def first_look(cost: CostFunction, start: tuple[float, ...]) -> Seen:
    """The cost at a start, and the gradient there, (d,).

    The last start of every cost is remembered: another optimizer, or a run more, begins there,
    and on many samples a look takes longer than a frame. Any thread may ask.
    """
    with _lock:
        known = _looks.get(cost)
    if known is None or known[0] != start:
        with np.errstate(all="ignore"):
            value, gradient = cost.value_and_gradient(np.array(start, dtype=float))
        known = start, (float(value), gradient)
        with _lock:
            _looks[cost] = known
    return known[1]
