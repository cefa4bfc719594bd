"""Many descents at once, each exactly what it would be alone."""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.cost import Array, CostFunction, as_points
from gdviz.engine.optimizer import Place, UpdateRule
from gdviz.engine.trajectory import Status, Trajectory


def descend_batch(
    cost: CostFunction, starts: ArrayLike, optimizer: UpdateRule, steps: int, tolerance: float
) -> Trajectory:
    """Descend from all `starts`, shape (n, d), side by side; see `descend`.

    Rows after a start has ended repeat its last point. ValueError unless the starts are finite.
    """
    # Fortran order keeps each coordinate contiguous, which is how costs read their points.
    points = np.asfortranarray(as_points(starts, cost.dimension), dtype=float)
    if not np.isfinite(points).all():
        raise ValueError("every start needs finite coordinates")
    with np.errstate(all="ignore"):
        return _descend(cost, points, optimizer, steps, tolerance)


def _descend(
    cost: CostFunction, points: Array, optimizer: UpdateRule, steps: int, tolerance: float
) -> Trajectory:
    kept = [(points, cost.value(points), cost.gradient(points))]
    status = _judge(*kept[0], tolerance)
    state = optimizer.initial_state(points)
    for _ in range(steps):
        move, state = optimizer.move(Place(*kept[-1], cost), state)
        points = kept[-1][0] + move
        seen = (points, cost.value(points), cost.gradient(points))
        arrived = _judge(*seen, tolerance)
        status, moved = _merge(status, arrived)
        kept.append(_where(moved, seen, kept[-1]))
    points, costs, gradients = (np.stack(rows) for rows in zip(*kept, strict=True))
    status[status == Status.RUNNING] = Status.STALLED
    return Trajectory(points, costs, gradients, status)


def _merge(
    status: NDArray[np.object_], arrived: NDArray[np.object_]
) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """The status after a step, and which starts moved: those that ran and did not diverge."""
    running = status == Status.RUNNING
    return np.where(running, arrived, status), running & (arrived != Status.DIVERGED)


def _where(
    moved: NDArray[np.bool_], new: tuple[Array, Array, Array], old: tuple[Array, Array, Array]
) -> tuple[Array, Array, Array]:
    rows = moved[:, np.newaxis]
    return (
        np.where(rows, new[0], old[0]),
        np.where(moved, new[1], old[1]),
        np.where(rows, new[2], old[2]),
    )


def _judge(points: Array, costs: Array, gradients: Array, tolerance: float) -> NDArray[np.object_]:
    # Added up coordinate by coordinate, as for a single descent: numpy's sum takes the order that
    # suits the memory, and a norm that differs in its last bit may converge a step later.
    steepness = np.sqrt(reduce(np.add, (gradients * gradients).T))
    finite = np.isfinite(points).all(axis=-1) & np.isfinite(costs) & np.isfinite(steepness)
    verdict = np.full(len(points), Status.RUNNING, dtype=object)
    verdict[steepness < tolerance] = Status.CONVERGED
    verdict[~finite] = Status.DIVERGED
    return verdict
