"""What the inputs and outputs of a network are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gdviz.engine.network.samples import Samples

#: A unit at the end of a name: what neurons hold is not measured in it.
_UNIT = re.compile(r"(?<=\S)\s*\([^()]*\)$")


def input_names(samples: Samples) -> Sequence[str]:
    """One name for each input."""
    return [_without_unit(label) for label in samples.input_labels]


def output_names(samples: Samples, count: int) -> Sequence[str]:
    """One name for each output: classes, or what the one number says.

    A single output for two classes tells how likely the second of them is.
    """
    if not samples.classes:
        return (_without_unit(samples.answer_label),) * count
    return samples.classes if count > 1 else samples.classes[1:2]


def _without_unit(label: str) -> str:
    return _UNIT.sub("", label)
