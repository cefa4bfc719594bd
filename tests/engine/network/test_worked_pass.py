"""A pass told beat by beat: its numbers are the record's, and they come to what they say.

What stands left of the last sign of equality is worked out by a reader of LaTeX that knows nothing
of networks; the slopes are differences of the sample's cost.
"""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from gdviz import optimizers
from gdviz.engine import filled_in
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.pass_beats import PassBeat, Stage, beats_of
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.engine.network.worked_pass import beats_of_pass, worked_pass
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules
from gdviz.engine.transforms import transforms
from gdviz.engine.worked_step import WorkedLine
from gdviz.typeset.typesetter import SIZE, svg_of
from tests.engine.every import every_optimizer
from tests.engine.latex_reading import work_out
from tests.engine.network.shapes import ACTIVATIONS, PAIRS, random_samples

every_pair = pytest.mark.parametrize(("output", "objective"), PAIRS)
every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)


def a_cost(
    activation: str, output: str, objective: str, seed: int = 3, l2: float = 0.0
) -> NetworkCost:
    """A 2-4-3 network with small layers, so that every sum is written out."""
    last = 3 if output == "softmax" else 1
    network = Network((2, 4, 3, last), activation, output)
    samples = random_samples(2, max(last, 2), 9, seed)
    return network_cost(network, samples, objective, seed=seed, l2=l2)


def told_of(cost: NetworkCost, row: int = 4, rule: UpdateRule | None = None) -> SamplePass:
    # Away from the drawn weights, whose biases are zero.
    point = cost.start + 0.1 * np.random.default_rng(row).standard_normal(cost.dimension)
    return SamplePass(cost, point, row, rule, rule.initial_state(point) if rule else None)


def to_the_last_bit(value: float, digits: int = 3) -> str:
    return f"{value:.17g}"


def equations(line: WorkedLine) -> list[tuple[str, float]]:
    """For each equation what is to be worked out, and what it says that it comes to."""
    found = []
    for text in (each for whole in line.numbers for each in whole.split(r", \quad ")):
        left, result = text.rsplit(" = {", 1)
        found.append((left.rsplit(" = ", 1)[-1], float(work_out(result.removesuffix("}")))))
    return found


def worked_out(text: str) -> float:
    choice = re.fullmatch(r"(.*) \\text\{ if \} (.*) > 0 \\text\{ else \} (.*)", text)
    if choice is None:
        return float(np.asarray(work_out(text)).item())
    return float(work_out(choice[1] if work_out(choice[2]) > 0 else choice[3]))


def paths(told: SamplePass) -> list[tuple[int, ...]]:
    """Paths that lead through every neuron of every layer."""
    sizes = told.network.sizes
    return [tuple(turn % size for size in sizes) for turn in range(max(sizes))]


def results(told: SamplePass, stage: Stage) -> dict[tuple[int, int, int], float]:
    """What the last equation comes to, by layer, neuron and the neuron before."""
    return {
        (beat.layer, path[beat.layer], path[beat.layer - 1]): equations(
            worked_pass(told, beat, path)
        )[0 if stage is Stage.GRADIENTS else -1][1]
        for beat in beats_of_pass(told)
        if beat.stage is stage
        for path in paths(told)
    }


def test_beats_come_layer_by_layer_forward_and_then_back() -> None:
    assert [(beat.stage.name, beat.layer) for beat in beats_of(2, 1)] == [
        ("INPUTS", 0),
        ("SUMS", 1),
        ("ACTIVATIONS", 1),
        ("SUMS", 2),
        ("ACTIVATIONS", 2),
        ("ERROR", 2),
        ("DELTAS", 2),
        ("GRADIENTS", 2),
        ("DELTAS", 1),
        ("GRADIENTS", 1),
        ("UPDATE", 2),
        ("AFTER", 2),
    ]
    assert beats_of(1, 0)[-1] == PassBeat(Stage.GRADIENTS, 1)


@every_activation
@every_pair
@pytest.mark.parametrize("l2", [0.0, 0.2])
def test_every_equation_comes_to_its_result(
    monkeypatch: pytest.MonkeyPatch, activation: str, output: str, objective: str, l2: float
) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    told = told_of(a_cost(activation, output, objective, l2=l2))
    checked = 0
    for beat in beats_of_pass(told):
        for path in paths(told) if beat.stage is not Stage.INPUTS else ():
            for expression, shown in equations(worked_pass(told, beat, path)):
                if re.fullmatch(r"\\delta\S+|\S+_\{\d\}", expression):  # says which, not how
                    continue
                assert worked_out(expression) == pytest.approx(shown, rel=1e-7, abs=1e-9)
                checked += 1
    assert checked > 8 * len(paths(told))


@every_activation
@every_pair
def test_the_results_are_those_of_the_record(
    monkeypatch: pytest.MonkeyPatch, activation: str, output: str, objective: str
) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    told = told_of(a_cost(activation, output, objective))
    seen = told.record
    for stage, arrays in [
        (Stage.SUMS, seen.sums),
        (Stage.ACTIVATIONS, seen.activations[1:]),
        (Stage.DELTAS, seen.deltas),
    ]:
        for (layer, neuron, _), shown in results(told, stage).items():
            assert shown == arrays[layer - 1][neuron, 0]
    for (layer, neuron, source), shown in results(told, Stage.GRADIENTS).items():
        assert shown == pytest.approx(seen.gradients[layer - 1][neuron, source], rel=1e-12)
    (error,) = set(results(told, Stage.ERROR).values())
    assert error == pytest.approx(seen.costs[0], rel=1e-12)


@every_pair
@given(seed=st.integers(0, 1000), row=st.integers(0, 8), l2=st.sampled_from([0.0, 0.3]))
def test_the_slopes_are_differences_of_the_samples_cost(
    output: str, objective: str, seed: int, row: int, l2: float
) -> None:
    told = told_of(a_cost("tanh", output, objective, seed, l2), row)
    for (layer, neuron, source), _ in results(told, Stage.GRADIENTS).items():
        steps = np.zeros(told.cost.dimension)
        told.network.layers(steps)[layer - 1][neuron, source] = 1e-5
        high, low = (told.cost.value_on(told.point + s, np.array([row])) for s in (steps, -steps))
        slope = told.gradients[layer - 1][neuron, source]
        assert slope == pytest.approx((high - low) / 2e-5, abs=1e-7)


@every_optimizer
@pytest.mark.parametrize("wrapped", [False, True])
def test_the_update_is_the_rules_own(
    monkeypatch: pytest.MonkeyPatch, rule: type[UpdateRule], wrapped: bool
) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    cost = a_cost("tanh", "sigmoid", "cross_entropy")
    chain = (transforms["mini_batch"](size=4), transforms["clip_by_norm"](limit=0.5))
    used = (
        Recipe(rule(learning_rate=0.1), chain, schedules["step"]())
        if wrapped
        else rule(learning_rate=0.1)
    )
    told = told_of(cost, 4, used)
    beats = [beat for beat in beats_of_pass(told) if beat.stage is Stage.UPDATE]
    assert [beat.line for beat in beats] == [*range(len(beats))]
    for path in paths(told):
        line = worked_pass(told, beats[-1], path)
        arrived = line.numbers[0].rsplit(" = {", 1)[1].removesuffix("}")
        assert work_out(arrived) == told.next_weights[-1][path[-1], path[-2]]
        assert len("".join(line.numbers)) < 400


def test_plain_descent_goes_against_the_gradient_of_this_sample_alone() -> None:
    cost = a_cost("tanh", "softmax", "cross_entropy")
    told = told_of(cost, 2, optimizers["gradient_descent"](learning_rate=0.5))
    alone = cost.gradient_on(told.point, np.array([2]))
    moved = np.concatenate([each.ravel() for each in told.next_weights])
    np.testing.assert_allclose(moved, told.point - 0.5 * alone, rtol=1e-13)
    after = cost.value_on(moved, np.array([2]))
    assert told.error_after == pytest.approx(after, rel=1e-13)
    assert told.error_after < told.error


def test_a_large_network_leaves_terms_out_and_says_so() -> None:
    samples = random_samples(12, 10, 30, 1)
    cost = network_cost(Network((12, 16, 10), "relu", "softmax"), samples, "squared_error")
    told = told_of(cost, 4, optimizers["adam"](learning_rate=0.1))
    for beat in beats_of_pass(told):
        line = worked_pass(told, beat, (11, 15, 9))
        assert all(len(text) < 700 for text in (line.formula, *line.numbers))
    first = worked_pass(told, PassBeat(Stage.SUMS, 1), (11, 15, 9)).numbers[0]
    assert first.count(r"\cdots") == 1
    gradient = worked_pass(told, PassBeat(Stage.GRADIENTS, 2), (11, 15, 9)).numbers[0]
    assert "w_{10,16}^{(2)}" in gradient


@every_activation
@every_pair
def test_every_line_can_be_typeset(activation: str, output: str, objective: str) -> None:
    cost = a_cost(activation, output, objective, l2=0.1)
    told = told_of(cost, 1, optimizers["gradient_descent"](learning_rate=0.1))
    for beat in beats_of_pass(told):
        line = worked_pass(told, beat, (1, 2, 1, 0))
        for text in (line.formula, *line.numbers):
            height = QSvgRenderer(QByteArray(svg_of(text, "#000000"))).viewBoxF().height()
            assert 0.5 * SIZE < height < 5 * SIZE, text
