"""A moment of the pass as it is drawn, and the parts of which the picture consists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.known import Known
from gdviz.theme import Look


@final
@dataclass(frozen=True, eq=False)
class Moment:
    """What is known by now, where it lies, which neurons are chosen, and how it looks."""

    known: Known
    arranged: Arrangement
    path: Sequence[int]
    look: Look

    @cached_property
    def steepest(self) -> float:
        """The largest gradient of the pass: glows are shares of it."""
        return max(float(np.abs(layer).max()) for layer in self.known.told.gradients)

    def chosen(self, layer: int, target: int, source: int) -> bool:
        """Whether a weight is the one whose numbers are in the formula."""
        on_path = self.path[layer] == target and self.path[layer - 1] == source
        return on_path and self.known.concerns(layer)


@final
@dataclass(frozen=True, eq=False)
class Part:
    """A piece of the picture: what it paints lies in its box and follows from its state."""

    box: QRectF
    state: Hashable
    paint: Callable[[QPainter], None]
