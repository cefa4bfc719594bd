"""Samples made ready to be learned from: some held out, all measured in like units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.samples import Samples


@final
@dataclass(frozen=True, eq=False)
class Units:
    """Origin and length of a unit of one number or of several, shapes (k,)."""

    origin: Array
    length: Array

    def into(self, values: Array) -> Array:
        """Values as they were measured, in these units: (..., k) -> (..., k)."""
        inside: Array = (values - self.origin) / self.length
        return inside

    def out_of(self, values: Array) -> Array:
        """Values in these units as they would be measured: (..., k) -> (..., k)."""
        outside: Array = values * self.length + self.origin
        return outside


@final
@dataclass(frozen=True, eq=False)
class Prepared:
    """What a network trains on and what is held out, both in the units of the training samples."""

    training: Samples
    held_out: Samples
    inputs: Units
    answers: Units


def prepare(samples: Samples, held_out: float, seed: int = 0) -> Prepared:
    """Hold out a share and give inputs, and answers that are numbers, mean 0 and deviation 1.

    Mean and deviation are those of the training samples. Pictures stay as they are: many of their
    points never change. ValueError for a share that leaves nothing on one side, and for an input
    or answer that is the same in all training samples.
    """
    training, apart = samples.split(held_out, seed)
    inputs = _plain(samples.inputs.shape[1]) if samples.picture else _units(training)
    answers = _plain(1) if samples.classes else _units_of_answers(training)
    training, apart = (_in_units(each, inputs, answers) for each in (training, apart))
    return Prepared(training, apart, inputs, answers)


def _in_units(samples: Samples, inputs: Units, answers: Units) -> Samples:
    column = samples.answers[:, np.newaxis]
    return replace(samples, inputs=inputs.into(samples.inputs), answers=answers.into(column)[:, 0])


def _plain(count: int) -> Units:
    return Units(np.zeros(count), np.ones(count))


def _units(samples: Samples) -> Units:
    for label, column in zip(samples.input_labels, samples.inputs.T, strict=True):
        _check(samples, label, column)
    return Units(samples.inputs.mean(axis=0), samples.inputs.std(axis=0))


def _units_of_answers(samples: Samples) -> Units:
    _check(samples, samples.answer_label, samples.answers)
    return Units(np.array([samples.answers.mean()]), np.array([samples.answers.std()]))


def _check(samples: Samples, label: str, values: Array) -> None:
    # Not by their deviation: rounding gives one to equal values such as 0.1.
    if np.ptp(values) == 0:
        raise ValueError(f"{samples.title}: {label} is the same in all training samples")
