"""Batches in chunks and threads: whatever the division, each start goes the way it goes alone."""

from __future__ import annotations

import threading
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import CancelledError
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import CostFunction, Optimizer, Status, costs, descend, optimizers
from gdviz.engine import chunks
from gdviz.engine.batch import descend_batch, descend_to_end
from gdviz.engine.cost import Array, Coordinate, Domain
from gdviz.engine.landscape import Landscape
from tests.engine.every import every_optimizer, every_pairing
from tests.engine.test_batch import PLAIN, assert_batch_equals_singles, rows_of

Divide = Callable[..., None]
RANDOM = np.random.default_rng


@pytest.fixture
def chunks_of(monkeypatch: pytest.MonkeyPatch) -> Divide:
    """Set the number of starts in a chunk and the number of cores."""

    def set_both(size: int, dimension: int, cores: int = 1) -> None:
        monkeypatch.setattr(chunks, "CHUNK_NUMBERS", size * dimension)
        monkeypatch.setattr(chunks, "core_count", lambda: cores)

    return set_both


@pytest.mark.parametrize("cores", [1, 4])
@every_pairing
def test_a_batch_is_the_same_in_any_chunks(
    cost: CostFunction, rule: type[Optimizer], cores: int, chunks_of: Divide
) -> None:
    starts = cost.domain.sample(np.random.default_rng(1), 17)
    optimizer = rule(learning_rate=rule.pace.suited_to(cost))
    whole = descend(cost, starts, optimizer, steps=20, tolerance=0.5)
    for size in (1, 3, 7, 16):
        chunks_of(size, cost.dimension, cores)
        parts = descend(cost, starts, optimizer, steps=20, tolerance=0.5)
        for one, other in zip(rows_of(whole), rows_of(parts), strict=True):
            np.testing.assert_array_equal(one, other, strict=True)
        assert list(parts.status) == list(whole.status)


@pytest.mark.parametrize("cores", [1, 4])
@pytest.mark.parametrize("size", range(1, 8))
@pytest.mark.parametrize("name", ["gradient_descent", "momentum", "adam"])
def test_chunks_of_starts_that_end_in_all_ways(
    name: str, size: int, cores: int, chunks_of: Divide
) -> None:
    cost = costs["tilted_double_well"]
    starts = [[1e200], [0.9], [50.0], [-1.1], [30.0], [1e60], *cost.domain.sample(RANDOM(2), 5)]
    chunks_of(size, 1, cores)
    batch = assert_batch_equals_singles(cost, starts, optimizers[name](0.02), 90, 1e-3)
    assert {Status.CONVERGED, Status.DIVERGED} <= set(batch.status)


@given(st.integers(0, 10**7), st.integers(1, 10**5), st.integers(1, 64))
def test_chunks_are_all_starts_in_their_order(count: int, dimension: int, cores: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "core_count", lambda: cores)
        parts = chunks.divide(count, dimension)
    sizes = [part.stop - part.start for part in parts]
    assert sum(sizes) == count
    assert all(one.stop == other.start for one, other in pairwise(parts))
    if sizes:
        assert 1 <= max(sizes) <= min(sizes) + 1
        assert max(sizes) * dimension < chunks.CHUNK_NUMBERS + dimension
    if 1 < len(sizes) < count:
        assert len(sizes) % cores == 0, "a core would be idle at the end"


def test_a_batch_of_one_chunk_stays_in_its_thread() -> None:
    seen = set[str]()
    watched = bowl(lambda: seen.add(threading.current_thread().name))
    descend_to_end(watched, np.ones((100, 1)), PLAIN(0.1), 5)
    assert seen == {threading.current_thread().name}


def test_chunks_go_to_all_cores(chunks_of: Divide) -> None:
    chunks_of(1, 1, cores=3)
    meeting = threading.Barrier(3, timeout=20)
    # Each call waits until three threads are here.
    descend_to_end(bowl(meeting.wait), np.ones((3, 1)), PLAIN(0.1), 5)


def test_no_thread_is_left(chunks_of: Divide) -> None:
    chunks_of(1, 1, cores=3)
    before = threading.active_count()
    descend_to_end(bowl(), np.ones((9, 1)), PLAIN(0.1), 5, on_progress=lambda share: True)
    assert threading.active_count() <= before


def test_an_error_in_a_chunk_is_raised(chunks_of: Divide) -> None:
    chunks_of(1, 1, cores=2)

    def fail() -> None:
        raise RuntimeError("no cost today")

    for batch in (descend_batch, descend_to_end):
        with pytest.raises(RuntimeError, match="no cost today"):
            batch(bowl(fail), np.ones((9, 1)), PLAIN(0.1), 5)


@pytest.mark.parametrize("batch", [descend_batch, descend_to_end])
@pytest.mark.parametrize("count", [1, 6])
def test_progress_is_told_where_it_was_asked_for(
    batch: Callable[..., object], count: int, chunks_of: Divide
) -> None:
    chunks_of(2, 1, cores=2)
    shares, threads = [], set()

    def hear(share: float) -> bool:
        shares.append(share)
        threads.add(threading.current_thread())
        return True

    slow = bowl(lambda: time.sleep(0.01))
    batch(slow, np.ones((count, 1)), PLAIN(0.1), 20, on_progress=hear)
    assert shares == sorted(shares)
    assert len(shares) > 2
    assert 0 <= shares[0] < shares[-1] == 1.0
    assert threads == {threading.current_thread()}


def test_progress_of_nothing_and_of_those_that_end_early() -> None:
    shares: list[float] = []
    for count in (0, 3):
        descend_to_end(bowl(), np.ones((count, 1)), PLAIN(0.1), 9, 5.0, on_progress=shares.append)
    assert shares == [1.0]


@pytest.mark.parametrize("batch", [descend_batch, descend_to_end])
def test_a_batch_can_be_cancelled(batch: Callable[..., object], chunks_of: Divide) -> None:
    chunks_of(2, 1, cores=2)
    slow = bowl(lambda: time.sleep(0.01))
    began = time.perf_counter()
    with pytest.raises(CancelledError):
        batch(slow, np.ones((6, 1)), PLAIN(0.1), 10_000, on_progress=lambda share: False)
    assert time.perf_counter() - began < 10


@every_optimizer
@pytest.mark.parametrize("batch", [descend_batch, descend_to_end])
def test_memory_beyond_the_result_is_small(
    batch: Callable[..., object], rule: type[Optimizer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "core_count", lambda: 2)
    cost, count = costs["rosenbrock"], 2**18
    starts = cost.domain.sample(RANDOM(0), count)
    tracemalloc.start()
    kept = batch(cost, starts, rule(), 2, 0.5)
    now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept is not None
    assert peak - now < 64 * count


def bowl(happen: Callable[[], object] = lambda: None) -> Landscape:
    """Half the square of x; something happens whenever a cost is asked for."""

    def value(x: Array) -> Array:
        happen()
        return 0.5 * x * x

    return Landscape(
        title="Bowl",
        formula="C(x) = ½ x²",
        latex="C(x)",
        coordinates=(Coordinate.plain("x"),),
        domain=Domain.of((-1, 1)),
        start=np.ones(1),
        learning_rate=0.5,
        minima=(),
        value_of=value,
        slopes_of=lambda x: (x,),
        curvatures_of=lambda x: ((1.0,),),
    )
