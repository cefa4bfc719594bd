"""What the inputs and outputs of a network are called."""

from __future__ import annotations

from collections.abc import Sequence

from gdviz.engine.network.samples import Samples


def output_names(samples: Samples, count: int) -> Sequence[str]:
    """One name for each output: classes, or what the one number says.

    A single output for two classes tells how likely the second of them is.
    """
    if not samples.classes:
        return (samples.answer_label,) * count
    return samples.classes if count > 1 else samples.classes[1:2]
