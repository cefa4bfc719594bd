"""Lines across a part of a map, so that what it means is not told by its colour alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.palette import Colours

#: Lines across the width of a map, the share of the way between two that a line takes, and how
#: much of it is white.
LINES, THICK, WHITE = 24, 0.16, 0.5


def hatched(colours: Colours, part: NDArray[np.bool_]) -> Colours:
    """The colours of a map's cells, (m, n, 3) of bytes, with light diagonals across a part of it.

    The lines lie alike however fine the map is.
    """
    across, up = (np.arange(size) / max(size, 1) for size in part.shape)
    phase = (across[:, np.newaxis] + up[np.newaxis, :]) * LINES % 1.0
    thick = max(THICK, LINES / max(min(part.shape), 1))  # one cell at least
    lined = part & (phase < thick)
    light = 255 - (255 - colours) * (1.0 - WHITE)
    return np.where(lined[..., np.newaxis], light, colours).astype(colours.dtype)
