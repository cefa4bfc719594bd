"""What a network learns from: samples with answers, and those held out from training."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array

#: Samples and classes: more than these, nobody can watch.
MOST_SAMPLES, MOST_CLASSES = 100_000, 100


@final
@dataclass(frozen=True, eq=False)
class Samples:
    """Inputs, (n, k), with an answer each, (n,): a number, or the index of one of `classes`.

    `classes` are empty where the answers are numbers. `picture` is the height and width of inputs
    that are a picture's points, row by row. ValueError says what is wrong with them.
    """

    title: str
    inputs: Array
    answers: Array
    input_labels: tuple[str, ...]
    answer_label: str
    classes: tuple[str, ...] = ()
    source: str = ""
    licence: str = ""
    picture: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        _check(self)
        for name in ("inputs", "answers"):
            array = np.array(getattr(self, name), dtype=float)
            array.setflags(write=False)
            object.__setattr__(self, name, array)

    @property
    def count(self) -> int:
        """The number of samples, n."""
        return len(self.answers)

    def taken(self, rows: NDArray[np.intp]) -> Samples:
        """Some of the samples."""
        return replace(self, inputs=self.inputs[rows], answers=self.answers[rows])

    def targets(self, size: int) -> Array:
        """What `size` output neurons should say, (n, size).

        The answer itself for one neuron; for more, 1 for that of the class and 0 for the others.
        ValueError where the number of neurons does not suit the answers.
        """
        if size == 1 and len(self.classes) <= 2:
            return self.answers[:, np.newaxis]
        if size == len(self.classes):
            return np.eye(size)[self.answers.astype(np.intp)]
        allowed = f"one for each of the {len(self.classes)} classes" if self.classes else "one"
        also = ", or one alone" if len(self.classes) == 2 else ""
        raise ValueError(f"{self.title} need output neurons: {allowed}{also}; not {size}")

    def split(self, held_out: float, seed: int = 0) -> tuple[Samples, Samples]:
        """Training samples and those held out, a share between 0 and 1, drawn at random.

        ValueError for another share, or one that leaves nothing on one side.
        """
        apart = round(held_out * self.count) if 0 < held_out < 1 else 0
        if not 1 <= apart < self.count:
            raise ValueError(
                f"holding out {held_out:g} of {self.count} samples leaves nothing on one side"
            )
        order = np.random.default_rng(seed).permutation(self.count)
        return self.taken(np.sort(order[apart:])), self.taken(np.sort(order[:apart]))


def _check(samples: Samples) -> None:
    inputs, answers = np.asarray(samples.inputs), np.asarray(samples.answers)
    if inputs.ndim != 2 or answers.shape != inputs.shape[:1] or not answers.size:
        shapes = f"{inputs.shape} and {answers.shape}"
        raise ValueError(f"{samples.title}: inputs (n, k) and answers (n,) needed, not {shapes}")
    if len(answers) > MOST_SAMPLES:
        raise ValueError(f"{samples.title}: {MOST_SAMPLES:,} samples at most, not {len(answers):,}")
    if len(samples.input_labels) != inputs.shape[1]:
        raise ValueError(f"{samples.title}: one label for each of {inputs.shape[1]} inputs needed")
    if samples.picture and samples.picture[0] * samples.picture[1] != inputs.shape[1]:
        shape = f"{samples.picture[0]} by {samples.picture[1]}"
        raise ValueError(f"{samples.title}: {inputs.shape[1]} inputs are no picture of {shape}")
    if not (np.isfinite(inputs).all() and np.isfinite(answers).all()):
        raise ValueError(f"{samples.title}: every number has to be finite")
    if samples.classes:
        _check_classes(samples.title, answers, len(samples.classes))


def _check_classes(title: str, answers: Array, count: int) -> None:
    if not 2 <= count <= MOST_CLASSES:
        raise ValueError(f"{title}: 2 to {MOST_CLASSES} classes, not {count}")
    if not np.isin(answers, np.arange(count)).all():
        raise ValueError(f"{title}: the answers are not indices of the {count} classes")
