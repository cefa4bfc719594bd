"""A descent that can be followed in one's head, and words for going along."""

from __future__ import annotations

from gdviz import Descent, Status, Step, optimizers

PLAIN = optimizers["gradient_descent"]
#: On the parabola each step halves the distance to the minimum at 2.
HALVING = PLAIN(learning_rate=0.5)


def parabola(start: float = 4.0, **limits: float) -> Descent:
    """A descent whose points are 4, 3, 2.5, ... and whose slopes are 2, 1, 0.5, ..."""
    return Descent("prediction", HALVING, [start], **limits)


def take(descent: Descent, count: int) -> list[Step]:
    """The next steps of a descent."""
    return [descent.advance() for _ in range(count)]


def run_out(descent: Descent) -> Descent:
    """The descent, after its end."""
    while descent.status is Status.RUNNING:
        descent.advance()
    return descent
