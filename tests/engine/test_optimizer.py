"""Hyper-parameters: their ranges, their words, and the learning rate that suits a cost."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from math import inf, nan

import pytest

from gdviz import CostFunction, Optimizer, Status, costs, descend, optimizers
from gdviz.engine.hyperparameter import Hyperparameter, Switch, describe
from gdviz.engine.optimizer import Pace
from tests.engine.every import every_cost, every_optimizer, every_pairing

#: Optimizer, hyper-parameter, values that are refused, and the words for those allowed.
REFUSED = [
    ("gradient_descent", "learning_rate", (0.0, -0.1, nan, inf, -inf), "above 0"),
    ("momentum", "learning_rate", (0, -1), "above 0"),
    ("momentum", "momentum", (1.0, -0.1, 2.0, nan, inf), "from 0 to below 1"),
    ("adam", "learning_rate", (0.0, -1e-300, nan, inf), "above 0"),
    ("adam", "beta1", (1.0, -1e-9, nan), "from 0 to below 1"),
    ("adam", "beta2", (1.0, -1e-9, nan), "from 0 to below 1"),
    ("adam", "epsilon", (0.0, -1e-8, 1.1, nan), "above 0, at most 1"),
]
REFUSED_ONE_BY_ONE = [
    (name, field, value, words) for name, field, values, words in REFUSED for value in values
]


@pytest.mark.parametrize(("name", "field", "value", "words"), REFUSED_ONE_BY_ONE)
def test_a_value_out_of_range_is_refused_in_words(
    name: str, field: str, value: float, words: str
) -> None:
    complaint = f"{field} must be {words}, not {value:g}"
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        optimizers[name](**{field: value})


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("gradient_descent", "learning_rate", 5e-324),
        ("gradient_descent", "learning_rate", 1e300),
        ("momentum", "momentum", 0.0),
        ("momentum", "momentum", 1 - 1e-16),
        ("adam", "beta1", 0.0),
        ("adam", "beta2", 0.0),
        ("adam", "epsilon", 1.0),
    ],
)
def test_a_value_at_the_edge_of_its_range_is_kept(name: str, field: str, value: float) -> None:
    assert getattr(optimizers[name](**{field: value}), field) == value


@every_optimizer
def test_the_learning_rate_of_every_optimizer_is_checked(rule: type[Optimizer]) -> None:
    for value in (0.0, -1.0, nan, inf):
        with pytest.raises(ValueError, match="learning_rate must be above 0, not"):
            rule(learning_rate=value)


@every_optimizer
def test_every_hyperparameter_describes_itself(rule: type[Optimizer]) -> None:
    for name, about in describe(rule).items():
        assert about.label, name
        assert isinstance(about, Switch) or about.symbol, name
        assert about.help.endswith("."), name
        assert about.accepts(getattr(rule(), name)), name


@every_optimizer
def test_sliders_cover_only_what_is_allowed(rule: type[Optimizer]) -> None:
    numbers = {k: v for k, v in describe(rule).items() if isinstance(v, Hyperparameter)}
    for name, about in numbers.items():
        low, high = about.slider
        assert low < high, name
        assert about.accepts(low), name
        assert about.accepts(high), name
        assert low > 0 or not about.log, name


@every_optimizer
def test_an_optimizer_is_a_frozen_value(rule: type[Optimizer]) -> None:
    assert rule(learning_rate=0.5) == rule(learning_rate=0.5) != rule(learning_rate=0.25)
    assert len({rule(learning_rate=0.5), rule(learning_rate=0.5)}) == 1
    frozen = rule()
    with pytest.raises(FrozenInstanceError):
        frozen.learning_rate = 1.0


@every_optimizer
def test_every_optimizer_has_a_title_and_a_formula(rule: type[Optimizer]) -> None:
    assert rule.title
    assert r"\theta \leftarrow" in rule.latex
    assert rule.__doc__


def test_an_unknown_hyperparameter_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="momentun"):
        optimizers["momentum"](momentun=0.9)


@pytest.mark.parametrize(
    ("high", "low_open", "high_open", "words"),
    [
        (inf, True, True, "above 2"),
        (inf, False, True, "2 or more"),
        (3.0, True, True, "above 2 and below 3"),
        (3.0, True, False, "above 2, at most 3"),
        (3.0, False, True, "from 2 to below 3"),
        (3.0, False, False, "from 2 to 3"),
    ],
)
def test_the_words_of_a_range_agree_with_the_range(
    high: float, low_open: bool, high_open: bool, words: str
) -> None:
    about = Hyperparameter("a", "a", "a", 2.0, high, (2.1, 2.9), low_open, high_open)
    assert about.range_template.format(low=about.low, high=about.high) == words
    assert about.accepts(2.0) is not low_open
    assert about.accepts(high) is (high < inf and not high_open)
    assert about.accepts(2.5)
    assert not about.accepts(1.9)
    assert not about.accepts(nan)


@every_pairing
def test_the_suited_learning_rate_starts_a_descent_well(
    rule: type[Optimizer], cost: CostFunction
) -> None:
    optimizer = rule(learning_rate=rule.pace.suited_to(cost))
    path = descend(cost, cost.start, optimizer, steps=300)
    assert path.status is Status.STALLED
    assert path.costs[-1] < path.costs[0]


@pytest.mark.parametrize(
    ("pace", "rate"), [(Pace.SLOPE, 0.001), (Pace.SLOPE_WITH_MEMORY, 0.0001), (Pace.DISTANCE, 0.08)]
)
def test_the_suited_learning_rate_of_rosenbrock(pace: Pace, rate: float) -> None:
    assert pace.suited_to(costs["rosenbrock"]) == rate


@every_cost
@pytest.mark.parametrize("pace", Pace)
def test_a_suited_learning_rate_can_be_read_out(pace: Pace, cost: CostFunction) -> None:
    rate = pace.suited_to(cost)
    assert rate > 0
    assert rate == float(f"{rate:.1e}")
