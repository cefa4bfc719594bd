"""What happens in a moment of the pass, in one sentence for the hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from gdviz.engine.network.pass_beats import PassBeat, Stage
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.engine.worked_step import rule_of
from gdviz.session.words import number, translated


def pass_sentence(told: SamplePass, beat: PassBeat) -> str:
    """The sentence for a beat."""
    return _SENTENCES[beat.stage](told, beat)


def _inputs(told: SamplePass, beat: PassBeat) -> str:
    return _tr("One sample enters; the answer should be {0}").format(_wanted(told))


def _wanted(told: SamplePass) -> str:
    samples = told.cost.samples
    answer = samples.answers[told.row]
    return samples.classes[int(answer)] if samples.classes else number(float(answer))


def _sums(told: SamplePass, beat: PassBeat) -> str:
    text = _tr("Forward, layer {0}: each neuron sums its weighted inputs and its bias")
    return text.format(beat.layer)


def _activations(told: SamplePass, beat: PassBeat) -> str:
    if beat.layer == told.depth:
        return _tr("Forward: from its sums the network makes its output")
    text = _tr("Forward, layer {0}: {1} makes an activation of each sum")
    return text.format(beat.layer, translated(told.network.activation_as.title))


def _error(told: SamplePass, beat: PassBeat) -> str:
    text = _tr("The error: the answer should be {0}, and this output costs {1}")
    return text.format(_wanted(told), number(told.error))


def _deltas(told: SamplePass, beat: PassBeat) -> str:
    if beat.layer == told.depth:
        return _tr("Backward: how much the cost changes with each output's sum")
    text = _tr("Backward, layer {0}: each neuron gets the deltas back through its weights")
    return text.format(beat.layer)


def _gradients(told: SamplePass, beat: PassBeat) -> str:
    text = _tr("Backward, layer {0}: a weight's gradient is its delta times what came in")
    return text.format(beat.layer)


def _update(told: SamplePass, beat: PassBeat) -> str:
    optimizer = None if told.rule is None else rule_of(told.rule)
    if optimizer is None:
        return _tr("The update: gradients become new weights")
    text = _tr("The update: {0} makes new weights of the gradients")
    return text.format(translated(optimizer.title))


def _after(told: SamplePass, beat: PassBeat) -> str:
    text = _tr("With the new weights, this sample costs {1} and no longer {0}")
    return text.format(number(told.error), number(told.error_after or 0.0))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PassSentence", text)


_SENTENCES: Mapping[Stage, Callable[[SamplePass, PassBeat], str]] = {
    Stage.INPUTS: _inputs,
    Stage.SUMS: _sums,
    Stage.ACTIVATIONS: _activations,
    Stage.ERROR: _error,
    Stage.DELTAS: _deltas,
    Stage.GRADIENTS: _gradients,
    Stage.UPDATE: _update,
    Stage.AFTER: _after,
}
