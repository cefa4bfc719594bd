"""Learning-rate sweeps: exact descents, the border where theory has it, progress, bad input."""

from __future__ import annotations

import math
import threading
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviz import Descent, Optimizer, Status, cost_from_formula, costs, optimizers
from gdviz.engine import chunks
from gdviz.engine.brute_force import RandomSearch
from gdviz.engine.cost import Array
from gdviz.engine.optimizer import SlopeRule, UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules
from gdviz.engine.sweep import Sweep, Theory, Verdict, sweep_learning_rates
from gdviz.engine.sweep.asked import Asked
from gdviz.engine.sweep.walks import Layout, layout_for
from gdviz.engine.transforms import ClipByNorm, GaussianNoise
from tests.engine.every import every_optimizer
from tests.engine.test_searches import quadratic

PLAIN = optimizers["gradient_descent"]


def ended(descent: Descent) -> Descent:
    while descent.status is Status.RUNNING:
        descent.advance()
    return descent


def assert_each_is_the_descent_alone(sweep: Sweep) -> None:
    asked, seen = sweep.asked, sweep.outcomes
    limits = {"tolerance": asked.tolerance, "bound": asked.bound, "step_limit": asked.steps}
    for row, rate in enumerate(seen.rates.tolist()):
        alone = ended(Descent(asked.cost, asked.rule.with_rate(rate), asked.start, **limits))
        assert seen.status[row] is alone.status
        assert seen.step_counts[row] == alone.step_count
        assert seen.costs[row] == alone.trajectory.costs[-1]
        np.testing.assert_array_equal(seen.points[row], alone.point)


@every_optimizer
@pytest.mark.parametrize("name", ["rosenbrock", "tilted_double_well"])
def test_every_outcome_is_that_of_the_descent_alone(rule: type[Optimizer], name: str) -> None:
    limits = {"count": 19, "steps": 60, "tolerance": 0.05}
    sweep = sweep_learning_rates(name, rule(), costs[name].start, 1e-4, 20.0, **limits)
    assert_each_is_the_descent_alone(sweep)
    assert layout_for(sweep.asked) is not None, "side by side is many times as fast"


@pytest.mark.parametrize("rule", ["adam", "line_search"])
def test_a_recipe_is_swept_with_its_schedule_and_transforms(rule: str) -> None:
    recipe = Recipe(
        optimizers[rule](), (GaussianNoise(0.1), ClipByNorm(3.0)), schedules["exponential"]()
    )
    sweep = sweep_learning_rates("himmelblau", recipe, (0.5, -1.0), count=9, steps=40)
    assert_each_is_the_descent_alone(sweep)


@dataclass(frozen=True)
class Scolding(SlopeRule):
    """A rule of a stranger, which looks at its learning rate before it multiplies."""

    title, latex, pace = "Scolding", r"\theta \leftarrow", PLAIN.pace

    def initial_state(self, point: Array) -> tuple[()]:
        return ()

    def update(self, gradient: Array, state: tuple[()]) -> tuple[Array, tuple[()]]:
        return -min(self.learning_rate, 0.5) * gradient, state

    def parts(self, gradient: Array, state: tuple[()]) -> dict[str, Array]:
        return {"gradient": gradient}


def test_a_rule_that_takes_one_rate_only_is_swept_one_by_one() -> None:
    sweep = sweep_learning_rates("rosenbrock", Scolding(), (-1.2, 1.0), count=9, steps=50)
    assert layout_for(sweep.asked) is None
    assert_each_is_the_descent_alone(sweep)
    assert len(sweep.outcomes.rates) >= 9


def test_rules_take_rates_as_they_multiply() -> None:
    def layout(name: str) -> Layout | None:
        return layout_for(Asked.of("rosenbrock", optimizers[name](), (-1.2, 1.0), 9, 0.0, None))

    assert (layout("adam"), layout("bfgs")) == (Layout.COLUMN, Layout.ROW)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.floats(0.5, 20.0), min_size=1, max_size=3),
    st.integers(0, 10**6),
)
def test_the_border_on_a_quadratic_is_two_over_the_largest_curvature(
    curvatures: list[float], seed: int
) -> None:
    size = len(curvatures)
    generator = np.random.default_rng(seed)
    rotation, _ = np.linalg.qr(generator.normal(size=(size, size)))
    cost = quadratic(rotation @ np.diag(curvatures) @ rotation.T)
    start = cost.middle + rotation @ generator.uniform(0.5, 1.0, size)
    sweep = sweep_learning_rates(cost, PLAIN(), start, steps=600)
    limit = 2 / max(curvatures)
    assert sweep.border is not None
    low, high = sweep.border
    assert limit * 0.99 < low < high < limit * 1.01
    assert low < limit * 1.0001
    assert high > limit * 0.9999
    assert sweep.theory is not None
    assert sweep.theory.limit == pytest.approx(limit)
    assert sweep.theory.best == pytest.approx(2 / (min(curvatures) + max(curvatures)))


def test_the_best_rate_of_theory_needs_the_fewest_steps() -> None:
    sweep = sweep_learning_rates(
        "ill_conditioned_bowl", PLAIN(), (1.0, 1.0), 0.05, 0.099, 401, steps=5000
    )
    seen = sweep.outcomes
    assert sweep.theory is not None
    assert sweep.theory.best == pytest.approx(2 / 21)
    fastest = seen.rates[seen.step_counts.argmin()]
    assert fastest == pytest.approx(2 / 21, rel=0.02)


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
def test_the_border_of_momentum_is_wider(momentum: float) -> None:
    """Heavy ball is stable below 2 (1 + μ) / λ on a quadratic (Polyak 1964)."""
    rule = optimizers["momentum"](momentum=momentum)
    sweep = sweep_learning_rates("prediction", rule, (3.0,), steps=2000)
    assert sweep.border == pytest.approx((2 * (1 + momentum),) * 2, rel=0.01)


def verdict(cost: str, rate: float, start: float, steps: int = 300) -> Verdict:
    """The verdict on one learning rate, in the middle of three."""
    sweep = sweep_learning_rates(cost, PLAIN(), (start,), rate / 2, rate * 2, 3, steps=steps)
    place = int(np.abs(sweep.outcomes.rates - rate).argmin())
    assert sweep.outcomes.rates[place] == pytest.approx(rate)
    return sweep.outcomes.verdicts[place]


@pytest.mark.parametrize(
    ("cost", "rate", "start", "steps", "expected"),
    [
        ("prediction", 1.0, 3.0, 300, Verdict.CONVERGED),
        ("prediction", 1e-4, 3.0, 300, Verdict.ON_ITS_WAY),
        # It swings from side to side and comes nearer by 0.2 % a step.
        ("prediction", 1.998, 3.0, 300, Verdict.ON_ITS_WAY),
        # From 3 to 1 and back for ever.
        ("prediction", 2.0, 3.0, 300, Verdict.OSCILLATES),
        ("prediction", 3.0, 3.0, 300, Verdict.DIVERGED),
        # Of |x| the slope is 1 everywhere: half a rate to the left and to the right.
        ("absolute_value", 0.7, 1.1, 300, Verdict.OSCILLATES),
        # The cubic map (1 + η) x - η x³ is chaotic there, and stays within bounds.
        ("x**4/4 - x**2/2", 1.75, 0.3, 3000, Verdict.OSCILLATES),
    ],
)
def test_verdicts(cost: str, rate: float, start: float, steps: int, expected: Verdict) -> None:
    assert verdict(cost, rate, start, steps) is expected


def test_steps_to_converge_are_those_of_the_closed_form() -> None:
    # |x - 2| = (1 - η)^n falls below the tolerance.
    sweep = sweep_learning_rates("prediction", PLAIN(), (3.0,), 0.05, 0.9, 40, tolerance=1e-4)
    expected = np.floor(np.log(1e-4) / np.log(1 - sweep.outcomes.rates)) + 1
    np.testing.assert_allclose(sweep.outcomes.step_counts, expected, atol=1)


def test_holes_count_as_diverged() -> None:
    holed = cost_from_formula("x - log(x)", domain=((0.1, 4),))
    sweep = sweep_learning_rates(holed, PLAIN(), (3.5,), 0.1, 50.0, 33)
    verdicts = dict(zip(sweep.outcomes.rates, sweep.outcomes.verdicts, strict=True))
    assert verdicts[0.1] is Verdict.CONVERGED
    # From 3.5 with slope 5/7 a rate above 4.9 leads to where there is no logarithm.
    assert {each for rate, each in verdicts.items() if rate > 4.91} == {Verdict.DIVERGED}
    assert np.isfinite(sweep.outcomes.costs).all()


def test_a_start_in_a_hole_diverges_at_every_rate() -> None:
    holed = cost_from_formula("x*x + sqrt(x)", domain=((-4, 4),))
    sweep = sweep_learning_rates(holed, PLAIN(), (-1.0,), count=5)
    assert set(sweep.outcomes.verdicts) == {Verdict.DIVERGED}
    assert (sweep.border, sweep.theory) == (None, None)
    assert not sweep.outcomes.step_counts.any()


def test_a_sweep_is_coarse_first_and_finer_after() -> None:
    stages: list[Sweep] = []
    whole = sweep_learning_rates(
        "himmelblau", PLAIN(), (0.0, 0.0), count=65, on_stage=stages.append
    )
    counts = [len(each.outcomes.rates) for each in stages]
    assert counts[:4] == [9, 17, 33, 65]
    assert counts == sorted(counts)
    assert stages[-1] is whole
    assert whole.share == 1.0
    for stage in stages:
        rates = stage.outcomes.rates
        assert (rates[0], rates[-1]) == pytest.approx((1e-4, 10.0))
        assert (np.diff(rates) > 0).all()
        place = np.searchsorted(whole.outcomes.rates, rates)
        np.testing.assert_array_equal(whole.outcomes.costs[place], stage.outcomes.costs)
    assert [each.share for each in stages] == sorted({each.share for each in stages})
    low, high = whole.border
    assert 1 < high / low < 1.002


def test_the_range_is_the_sliders_unless_another_is_asked_for() -> None:
    sweep = sweep_learning_rates("prediction", PLAIN(), (3.0,), count=3, steps=5)
    assert (sweep.low, sweep.high) == (1e-4, 10.0)
    half = sweep_learning_rates("prediction", PLAIN(), (3.0,), high=0.5, count=3, steps=5)
    assert (half.low, half.high) == (1e-4, 0.5)


@pytest.mark.parametrize(
    ("low", "high"),
    [(0.0, 1.0), (-1.0, 1.0), (1.0, 0.1), (0.5, 0.5), (0.1, math.inf), (math.nan, 1.0)],
)
def test_an_impossible_range_is_refused_in_words(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="learning rates of a sweep must go from a number above 0"):
        sweep_learning_rates("prediction", PLAIN(), (3.0,), low, high)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"count": 2}, "from 3 to 100,000 learning rates, not 2"),
        ({"count": 10**9}, "from 3 to 100,000 learning rates"),
        ({"count": 7.5}, "from 3 to 100,000 learning rates"),
        ({"steps": 0}, "a whole number of steps from 1, not 0"),
        ({"steps": math.inf}, "a whole number of steps"),
        ({"tolerance": -1.0}, "tolerance of a sweep must be 0 or more"),
        ({"tolerance": math.nan}, "tolerance of a sweep must be 0 or more"),
        ({"bound": 0.0}, "bound of a sweep must be above 0"),
    ],
)
def test_other_impossible_wishes_are_refused_in_words(
    arguments: dict[str, float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        sweep_learning_rates("prediction", PLAIN(), (3.0,), **arguments)


def test_a_search_has_no_learning_rate_to_sweep() -> None:
    rule = cast(UpdateRule, RandomSearch())
    with pytest.raises(ValueError, match="an update rule with a learning rate"):
        sweep_learning_rates("prediction", rule, (3.0,))


def test_the_start_is_checked() -> None:
    with pytest.raises(ValueError, match="a start needs 2 finite coordinates"):
        sweep_learning_rates("rosenbrock", PLAIN(), (3.0,))


@pytest.mark.parametrize("rule", [PLAIN(), Scolding()], ids=["together", "alone"])
def test_progress_rises_to_one_in_the_calling_thread(rule: Optimizer) -> None:
    shares, threads = [], set()

    def hear(share: float) -> bool:
        shares.append(share)
        threads.add(threading.current_thread())
        return True

    sweep_learning_rates("rosenbrock", rule, (-1.2, 1.0), count=17, steps=200, on_progress=hear)
    assert shares == sorted(shares)
    assert (shares[-1], threads) == (1.0, {threading.current_thread()})


@pytest.mark.parametrize("rule", [PLAIN(), Scolding()], ids=["together", "alone"])
def test_a_sweep_is_cancelled_at_once_and_leaves_no_thread(rule: Optimizer) -> None:
    before, stages = threading.active_count(), list[Sweep]()
    with pytest.raises(CancelledError):
        sweep_learning_rates(
            "rosenbrock",
            rule,
            (-1.2, 1.0),
            steps=10**9,
            on_progress=lambda share: False,
            on_stage=stages.append,
        )
    assert (threading.active_count(), stages) == (before, [])


def test_many_rates_are_divided_into_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    def swept() -> Sweep:
        return sweep_learning_rates("himmelblau", PLAIN(), (0.0, 0.0), count=41, steps=50)

    whole = swept()
    monkeypatch.setattr(chunks, "CHUNK_NUMBERS", 8)
    monkeypatch.setattr(chunks, "core_count", lambda: 3)
    parts = swept()
    np.testing.assert_array_equal(whole.outcomes.rates, parts.outcomes.rates)
    np.testing.assert_array_equal(whole.outcomes.costs, parts.outcomes.costs)
    assert whole.outcomes.verdicts == parts.outcomes.verdicts


def test_there_is_no_theory_at_a_saddle() -> None:
    assert Theory.at(costs["saddle"], np.zeros(2)) is None
    minimum = costs["saddle"].minima[0].point
    theory = Theory.at(costs["saddle"], minimum)
    assert theory is not None
    curvatures = np.linalg.eigvalsh(costs["saddle"].hessian(minimum))
    assert (theory.limit, theory.best) == pytest.approx((2 / curvatures[1], 2 / curvatures.sum()))


def test_the_theory_is_that_of_the_lowest_minimum_reached() -> None:
    sweep = sweep_learning_rates("tilted_double_well", PLAIN(), (-1.2,), count=33)
    assert sweep.theory is not None
    points = sweep.outcomes.points[sweep.outcomes.status == Status.CONVERGED]
    values = costs["tilted_double_well"].value(points)
    np.testing.assert_array_equal(sweep.theory.point, points[values.argmin()])
