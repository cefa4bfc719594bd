"""Basin maps against single descents, whatever the division of the work."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError

import numpy as np
import pytest

from gdviz import CostFunction, Domain, Optimizer, Status, costs, descend, optimizers
from gdviz import cost_from_formula as from_formula
from gdviz.engine import chunks
from gdviz.engine.maps.basin_map import BasinMap, basin_map, basin_maps, plan_basins
from gdviz.engine.maps.places import DIVERGED, ON_ITS_WAY, Kind
from gdviz.engine.maps.plan import compute_parts
from tests.engine.test_batch_chunks import bowl

PLAIN = optimizers["gradient_descent"]


def rule_of(name: str, cost: CostFunction, share: float = 1.0) -> Optimizer:
    """The rule at a learning rate that suits the cost, or a multiple of it."""
    rule = optimizers[name]
    return rule(learning_rate=share * rule.pace.suited_to(cost))


SINGLES = [
    ("himmelblau", "gradient_descent", 2.0),
    ("himmelblau", "momentum", 1.0),
    ("rastrigin", "gradient_descent", 1.0),
    ("styblinski_tang", "rmsprop", 1.0),
    ("three_hump_camel", "newton", 1.0),
    ("six_hump_camel", "gradient_descent", 2.0),
    ("monkey_saddle", "gradient_descent", 1.0),
    ("tilted_double_well", "gradient_descent", 5.0),
    ("ripples", "bfgs", 1.0),
    ("wavy_valley", "adam", 1.0),
]


@pytest.mark.parametrize(("name", "optimizer", "share"), SINGLES)
def test_two_hundred_random_starts_end_as_they_do_alone(
    name: str, optimizer: str, share: float
) -> None:
    cost = costs[name]
    rule = rule_of(optimizer, cost, share)
    plan = plan_basins(cost, rule, (401, 97), steps=300, tolerance=1e-6)
    found = basin_map(cost, rule, (401, 97), steps=300, tolerance=1e-6)
    cells = np.random.default_rng(7).integers(plan.grid.count, size=200)
    for cell in cells.tolist():
        start = plan.starts(slice(cell, cell + 1))[0]
        alone = descend(cost, start, rule, 300, 1e-6)
        assert found.steps.ravel()[cell] == len(alone)
        label = int(found.labels.ravel()[cell])
        assert (label == DIVERGED) == (alone.status is Status.DIVERGED)
        if label >= 0 or alone.status is Status.CONVERGED:
            # Independent of cells and labels: no other place is nearer to where it ended.
            distances = [float(np.linalg.norm(p.point - alone.points[-1])) for p in found.places]
            assert label == int(np.argmin(distances))


def test_where_every_start_ends_is_known_in_closed_form() -> None:
    """On ¼x⁴ − ½x² plain descent goes to the side of zero on which it started."""
    cost = from_formula("x**4/4 - x**2/2", domain=[(-1.5, 1.5)])
    found = basin_map(cost, PLAIN(0.1), 300, tolerance=1e-9)
    assert found.labels.shape == (1, 300)
    assert [pytest.approx(p.point[0]) for p in found.places] == [-1, 1]
    assert [pytest.approx(p.value) for p in found.places] == [-0.25, -0.25]
    np.testing.assert_array_equal(found.labels[0], np.repeat([0, 1], 150))


def test_rows_begin_with_the_lowest_y() -> None:
    cost = from_formula("x**2 + y**4/4 - y**2/2", domain=[(-1, 1), (-1.5, 1.5)])
    found = basin_map(cost, PLAIN(0.1), (6, 10), tolerance=1e-9)
    assert found.labels.shape == (10, 6)
    np.testing.assert_array_equal(found.labels, np.repeat([[0] * 6, [1] * 6], 5, axis=0))
    assert found.places[0].point[1] == pytest.approx(-1)


def test_what_diverges_is_told_from_what_has_not_arrived() -> None:
    cost = costs["tilted_double_well"]
    wide = Domain.of((-60, 60))
    assert (basin_map(cost, PLAIN(0.02), 50, window=wide).labels[0, [0, -1]] == DIVERGED).all()
    slow = basin_map(cost, PLAIN(1e-6), 50, steps=3)
    assert np.mean(slow.labels == ON_ITS_WAY) > 0.8
    assert (slow.steps[slow.labels == ON_ITS_WAY] == 3).all()


def test_a_hole_in_the_cost_is_no_place() -> None:
    cost = from_formula("sqrt(x) - x/2 + y**2", domain=[(-1, 3), (-1, 1)])
    found = basin_map(cost, PLAIN(0.05), 40)
    assert (found.labels[:, :10] == DIVERGED).all()
    assert (found.steps[:, :10] == 0).all()


def test_labels_do_not_depend_on_threads_and_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    cost, rule = costs["rastrigin"], PLAIN(0.002)
    whole = basin_map(cost, rule, 96)
    assert len(whole.places) == 121
    monkeypatch.setattr(chunks, "CHUNK_NUMBERS", 700)
    for threads in (1, 2, 5):
        same(basin_map(cost, rule, 96, threads=threads), whole)
    plan = plan_basins(cost, rule, 96)
    bounds = [(4000, 9216), (0, 17), (17, 4000)]
    tiles = {start: plan.join(compute_parts(plan, slice(start, stop))) for start, stop in bounds}
    same(plan.assemble([tiles[start] for start in sorted(tiles)]), whole)


def same(one: BasinMap, other: BasinMap) -> None:
    """Nothing differs between two maps."""
    np.testing.assert_array_equal(one.labels, other.labels)
    np.testing.assert_array_equal(one.steps, other.steps)
    for mine, yours in zip(one.places, other.places, strict=True):
        assert mine.point.tolist() == yours.point.tolist()
        assert (mine.value, mine.known, mine.kind) == (yours.value, yours.known, yours.kind)


def test_a_coarse_map_comes_first_and_the_last_is_the_whole() -> None:
    shares: list[float] = []

    def hear(share: float) -> bool:
        shares.append(share)
        return True

    maps = list(basin_maps("himmelblau", PLAIN(0.01), 512, steps=20, on_progress=hear))
    assert [each.labels.shape for each in maps] == [(32, 32), (128, 128), (512, 512)]
    same(maps[-1], basin_map("himmelblau", PLAIN(0.01), 512, steps=20))
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_cancelled_at_any_moment_no_thread_is_left(threads: int | None) -> None:
    before = threading.active_count()
    for patience in range(5):
        answers = iter([True] * patience)
        with pytest.raises(CancelledError):
            list(
                basin_maps(
                    "rosenbrock",
                    PLAIN(1e-5),
                    1024,
                    steps=10**6,
                    threads=threads,
                    on_progress=lambda share, answers=answers: next(answers, False),
                )
            )
        assert threading.active_count() <= before


@pytest.mark.parametrize("size", [0, -1, 65_537, 10**12, 2.5, (10, 0), (0, 10)])
def test_an_absurd_size_is_refused_before_any_work(size: object) -> None:
    with pytest.raises(ValueError, match="from 1 to 65,536 cells a side"):
        basin_maps("himmelblau", PLAIN(0.01), size)


def test_other_arguments_of_no_use_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one step, not 0"):
        basin_map("himmelblau", PLAIN(0.01), 8, steps=0)
    with pytest.raises(ValueError, match="tolerance is 0 or more, not nan"):
        basin_map("himmelblau", PLAIN(0.01), 8, tolerance=np.nan)
    with pytest.raises(ValueError, match="one or two parameters, not 3"):
        basin_map("sphere_3d", PLAIN(0.01), 8)
    with pytest.raises(ValueError, match="at least one thread"):
        basin_map("himmelblau", PLAIN(0.01), 8, threads=0)
    with pytest.raises(ValueError, match="not one for 2 parameters"):
        basin_map("himmelblau", PLAIN(0.01), 8, window=Domain.of((0, 1)))


def test_a_window_beyond_the_resolution_of_numbers_is_refused() -> None:
    x = 1.0
    window = Domain.of((x, np.nextafter(np.nextafter(x, 2), 2)), (0, 1))
    with pytest.raises(ValueError, match="too narrow for 8 cells"):
        basin_map("himmelblau", PLAIN(0.01), 8, window=window)


def test_an_error_in_the_cost_is_raised_and_ends_the_work() -> None:
    def fail() -> None:
        raise RuntimeError("no cost today")

    before = threading.active_count()
    with pytest.raises(RuntimeError, match="no cost today"):
        basin_map(bowl(fail), PLAIN(0.1), 9)
    assert threading.active_count() <= before


@pytest.mark.parametrize("size", [32, 100, 256])
def test_flat_ground_is_one_place_at_every_size(size: int) -> None:
    found = basin_map("easom", PLAIN(0.2), size)
    assert [place.kind for place in found.places] == [Kind.MINIMUM, Kind.FLAT]


@pytest.mark.parametrize("size", [64, 200])
def test_a_ring_of_minima_is_one_place(size: int) -> None:
    cost = from_formula("(x**2 + y**2 - 1)**2", domain=[(-2, 2), (-2, 2)])
    found = basin_map(cost, PLAIN(0.05), size)
    assert [place.kind for place in found.places] == [Kind.FLAT]
    assert (found.labels == 0).all()


def test_a_saddle_at_which_descents_rest_is_told_from_a_minimum() -> None:
    # Odd numbers of cells: the middle row starts on the ridge and stays there.
    cost = from_formula("x**2 - y**2 + y**4/2", domain=[(-1, 1), (-1.5, 1.5)])
    found = basin_map(cost, PLAIN(0.1), (5, 9))
    kinds = {tuple(np.round(p.point, 6).tolist()): p.kind for p in found.places}
    assert kinds == {(0, -1): Kind.MINIMUM, (0, 0): Kind.SADDLE, (0, 1): Kind.MINIMUM}
    np.testing.assert_array_equal(found.labels[:, 0], [0] * 4 + [1] + [2] * 4)
