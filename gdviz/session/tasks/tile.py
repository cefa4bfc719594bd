"""What can be seen of a network, each on a tile of its page."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from gdviz.session.tasks.learning_data import LearningData


def _is_drawable(data: LearningData) -> bool:
    """A plane of two inputs, or a curve over one."""
    inputs = data.prepared.training.inputs.shape[1]
    return inputs == 2 or (inputs == 1 and not data.prepared.training.classes)


def _has_classes(data: LearningData) -> bool:
    return bool(data.prepared.training.classes)


def _has_pictures(data: LearningData) -> bool:
    return data.prepared.training.picture is not None


def _always(data: LearningData) -> bool:
    return True


@final
class Tile(Enum):
    """A view of the network: its label, and the data for which there is something to see."""

    BOUNDARY = ("What it has learned", _is_drawable)
    UNITS = ("What neurons look for", _has_pictures)
    NETWORK = ("The network", _always)
    CURVES = ("Learning curves", _always)
    CONFUSION = ("Which is taken for which", _has_classes)
    HISTOGRAMS = ("Weights and gradients", _always)
    LANDSCAPE = ("The cost around it", _always)

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def suits(self) -> Callable[[LearningData], bool]:
        """Whether there is something to see with these data."""
        return self.value[1]


#: What a scene shows that does not say otherwise.
FIRST_TILES = frozenset({Tile.BOUNDARY, Tile.UNITS, Tile.NETWORK, Tile.CURVES})
