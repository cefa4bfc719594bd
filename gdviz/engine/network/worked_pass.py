"""Each moment of a pass as mathematics: in symbols, and with the numbers of one neuron put in."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.filled_in import bracketed, filled_in, result
from gdviz.engine.network.outputs import outputs
from gdviz.engine.network.pass_beats import PassBeat, Stage, beats_of
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.engine.network.summed_out import added, places_shown, summed_out, tidied
from gdviz.engine.network.worked_update import worked_update
from gdviz.engine.worked_step import WorkedLine

#: The slope of an activation.
ALONG = r"\frac{da}{dz}"
#: One neuron of every layer, the inputs first: those whose numbers are put in.
Path = Sequence[int]


def beats_of_pass(told: SamplePass) -> tuple[PassBeat, ...]:
    """The moments in which a pass is told."""
    return beats_of(told.depth, len(worked_update(told, (0,) * (told.depth + 1))))


def worked_pass(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    """A moment's formula, and the same with numbers.

    They are those of the neuron of `path` in the beat's layer and, for weights, of the one that
    leads there from the neuron of `path` in the layer before.
    """
    return _WORKED[beat.stage](told, beat, path)


def _inputs(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    values, targets = told.record.activations[0][:, 0], told.record.targets[:, 0]
    inputs = _listed("x", values)
    return WorkedLine(
        r"a_k^{(0)} = x_k",
        (rf"{inputs}, \quad {_listed('t', targets)}",),
    )


def _listed(letter: str, values: Array) -> str:
    shown = [
        r"\ldots" if place is None else rf"{letter}_{{{place + 1}}} = {result(values[place])}"
        for place in places_shown(len(values))
    ]
    return r", \; ".join(shown)


def _sums(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    layer, neuron = beat.layer, path[beat.layer]
    before = _before(layer, "k")
    formula = rf"z_j^{{({layer})}} = \sum_k w_{{jk}}^{{({layer})}} \, {before} + b_j^{{({layer})}}"
    weights = told.weights[layer - 1][neuron]
    values = told.record.activations[layer - 1][:, 0]
    terms = [_product(weights[:-1], values, place) for place in places_shown(len(values))]
    total = added([*terms, bracketed(weights[-1])])
    left = rf"z_{{{neuron + 1}}}^{{({layer})}}"
    return WorkedLine(formula, (_equation(left, total, told.record.sums[layer - 1][neuron, 0]),))


def _activations(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    layer, neuron = beat.layer, path[beat.layer]
    if layer == told.depth:
        return _outputs(told, neuron)
    formula, z = told.network.activation_as.latex, told.record.sums[layer - 1][neuron, 0]
    a = told.record.activations[layer][neuron, 0]
    left = rf"a_{{{neuron + 1}}}^{{({layer})}}"
    numbers = _equation(left, filled_in(formula, {"z": z}), a)
    return WorkedLine(rf"a = {formula}", (numbers,))


def _outputs(told: SamplePass, neuron: int) -> WorkedLine:
    output, sums = told.network.outputs_as, told.record.sums[-1][:, 0]
    formula, y = output.latex, told.record.activations[-1][neuron, 0]
    with_numbers = filled_in(summed_out(formula, {"z": sums}, "k", neuron), {"z": sums[neuron]})
    left = "y_k" if "_k" in formula else "y"
    numbers = _equation(rf"y_{{{neuron + 1}}}", with_numbers, y)
    return WorkedLine(rf"{left} = {formula}", (numbers,))


def _error(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    measure, seen = told.cost.measure, told.record
    answers, targets, cost = seen.activations[-1][:, 0], seen.targets[:, 0], seen.costs[0]
    # The probability that the outputs give to the targets, where they are probabilities.
    given = filled_in(measure.latex, {r"P(t \mid y)": np.asarray(math.exp(-max(cost, 0.0)))})
    right = summed_out(given, {"y": answers, "t": targets}, "k", 0)
    if not told.cost.l2:
        return WorkedLine(rf"C = {measure.latex}", (_equation("C", right, told.error),))
    penalty = bracketed(np.asarray(told.error - cost))
    formula = rf"C = {measure.latex} + \frac{{\lambda}}{{2}} \sum w^2"
    return WorkedLine(formula, (_equation("C", f"{right} + {penalty}", told.error),))


def _deltas(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    neuron = path[beat.layer]
    if beat.layer == told.depth:
        return _output_delta(told, neuron)
    return _hidden_delta(told, beat.layer, neuron)


def _output_delta(told: SamplePass, neuron: int) -> WorkedLine:
    measure, output, seen = told.cost.measure, told.network.outputs_as, told.record
    letters = {"y": seen.activations[-1][:, 0], "t": seen.targets[:, 0]}
    chain = r"\delta_k = \frac{\partial C}{\partial z_k}"
    name, delta = rf"\delta_{{{neuron + 1}}}", seen.deltas[-1][neuron, 0]
    if measure.latex_delta:
        right = summed_out(measure.latex_delta, letters, "k", neuron)
        return WorkedLine(rf"{chain} = {measure.latex_delta}", (_equation(name, right, delta),))
    slopes = _slopes_along_outputs(told)
    slope = summed_out(measure.latex_slope, letters, "k", neuron)
    right = summed_out(output.latex_pull, {**letters, "g": slopes}, "k", neuron)
    given = rf"g_k = \frac{{\partial C}}{{\partial y_k}} = {measure.latex_slope}"
    return WorkedLine(
        rf"{chain} = {output.latex_pull}, \quad {given}",
        (
            _equation(rf"g_{{{neuron + 1}}}", slope, slopes[neuron]),
            _equation(name, right, delta),
        ),
    )


def _slopes_along_outputs(told: SamplePass) -> Array:
    """The slope of the sample's cost along each output, (m,), by the outputs that pull nothing."""
    seen = told.record
    slopes = told.cost.measure.slope(outputs["linear"], seen.activations[-1], seen.targets)
    return np.asarray(slopes[:, 0])


def _hidden_delta(told: SamplePass, layer: int, neuron: int) -> WorkedLine:
    activation, seen = told.network.activation_as, told.record
    after, weights = seen.deltas[layer][:, 0], told.weights[layer][:, neuron]
    z, a = seen.sums[layer - 1][neuron, 0], seen.activations[layer][neuron, 0]
    terms = [_product(weights, after, place) for place in places_shown(len(after))]
    slope = tidied(filled_in(rf"{activation.latex_slope} ", {"z": z, "a": a}).strip())
    value = _slope_of(told, layer, neuron)
    name = rf"\delta_{{{neuron + 1}}}^{{({layer})}}"
    total = rf"{bracketed(value)} {_grouped(terms)}"
    along = rf"{ALONG} = {activation.latex_slope}"
    return WorkedLine(
        _chain_through(layer),
        (
            _equation(along, slope, value),
            _equation(name, total, seen.deltas[layer - 1][neuron, 0]),
        ),
    )


def _chain_through(layer: int) -> str:
    """The chain rule for the sum of a hidden neuron."""
    chain = (
        r"\sum_k \frac{\partial C}{\partial z_k} \frac{\partial z_k}{\partial a_j} "
        r"\frac{\partial a_j}{\partial z_j}"
    )
    # No brackets around the sum: the typesetter makes them as high as a house.
    total = rf"{ALONG} \sum_k w_{{kj}}^{{({layer + 1})}} \, \delta_k^{{({layer + 1})}}"
    return rf"\delta_j^{{({layer})}} = \frac{{\partial C}}{{\partial z_j}} = {chain} = {total}"


def _slope_of(told: SamplePass, layer: int, neuron: int) -> Array:
    z, a = told.record.sums[layer - 1], told.record.activations[layer]
    return np.asarray(told.network.activation_as.slope(z, a)[neuron, 0])


def _gradients(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    layer, neuron, source = beat.layer, path[beat.layer], path[beat.layer - 1]
    gradient = told.gradients[layer - 1][neuron]
    left = rf"\frac{{\partial C}}{{\partial {_weight_name(told, layer, neuron, source)}}}"
    right = _gradient_with_numbers(told, layer, neuron, source)
    bias = rf"\frac{{\partial C}}{{\partial b_{{{neuron + 1}}}^{{({layer})}}}}"
    return WorkedLine(
        _chain_to_weight(layer, told.cost.l2),
        (
            rf"{_equation(left, right, gradient[source])}, \quad "
            rf"{bias} = \delta_{{{neuron + 1}}}^{{({layer})}} = {{{result(gradient[-1])}}}",
        ),
    )


def _chain_to_weight(layer: int, l2: float) -> str:
    """The chain rule for a weight, with the part of l2 if there is one."""
    decay = rf" + \lambda \, w_{{jk}}^{{({layer})}}" if l2 else ""
    along = r"\frac{\partial C}{\partial z_j} \frac{\partial z_j}{\partial w_{jk}}"
    product = rf"\delta_j^{{({layer})}} \, {_before(layer, 'k')}"
    weight = rf"\frac{{\partial C}}{{\partial w_{{jk}}^{{({layer})}}}}"
    return f"{weight} = {along}{decay} = {product}{decay}"


def _gradient_with_numbers(told: SamplePass, layer: int, neuron: int, source: int) -> str:
    delta = told.record.deltas[layer - 1][neuron, 0]
    value = told.record.activations[layer - 1][source, 0]
    product = f"{bracketed(delta)} {bracketed(value)}"
    if not told.cost.l2:
        return product
    weight = bracketed(told.weights[layer - 1][neuron, source])
    return f"{product} + {bracketed(told.cost.l2)} {weight}"


def _update(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    return worked_update(told, path)[beat.line]


def _after(told: SamplePass, beat: PassBeat, path: Path) -> WorkedLine:
    before, after = result(np.asarray(told.error)), result(np.asarray(told.error_after))
    return WorkedLine(
        r"C(\theta) \to C(\theta + \Delta \theta)", (rf"{{{before}}} \to {{{after}}}",)
    )


def _weight_name(told: SamplePass, layer: int, neuron: int, source: int) -> str:
    """The symbol of a weight; a comma keeps numbers of two digits apart."""
    wide = max(told.network.sizes[layer - 1 : layer + 1]) > 9
    both = f"{neuron + 1},{source + 1}" if wide else f"{neuron + 1}{source + 1}"
    return rf"w_{{{both}}}^{{({layer})}}"


def _before(layer: int, index: str) -> str:
    """What goes into a layer of weights: inputs, or the activations of the layer before."""
    return rf"x_{index}" if layer == 1 else rf"a_{index}^{{({layer - 1})}}"


def _product(weights: Array, values: Array, place: int | None) -> str:
    return "" if place is None else f"{bracketed(weights[place])} {bracketed(values[place])}"


def _grouped(terms: Sequence[str]) -> str:
    return rf"\left({added(terms)}\right)" if len(terms) > 1 else added(terms)


def _equation(left: str, right: str, value: object) -> str:
    """Left, right and what it comes to; once where the right is that already."""
    shown, right = result(np.asarray(value)), tidied(right)
    return rf"{left} = {{{shown}}}" if right == shown else rf"{left} = {right} = {{{shown}}}"


_WORKED: Mapping[Stage, Callable[[SamplePass, PassBeat, Path], WorkedLine]] = {
    Stage.INPUTS: _inputs,
    Stage.SUMS: _sums,
    Stage.ACTIVATIONS: _activations,
    Stage.ERROR: _error,
    Stage.DELTAS: _deltas,
    Stage.GRADIENTS: _gradients,
    Stage.UPDATE: _update,
    Stage.AFTER: _after,
}
