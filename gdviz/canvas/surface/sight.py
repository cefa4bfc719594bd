"""What a hill hides is dimmed, not lost."""

from __future__ import annotations

import numpy as np

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.pick import hidden
from gdviz.engine.cost import Array

#: Opacity of what is behind a hill.
DIMMED = 0.35
#: What is looked at to see whether a hill hides a place lies this far above the surface.
RAISED = np.array([0.0, 0.0, 0.015])


def opacities(field: HeightField, camera: Camera, places: Array) -> Array:
    """How opaque marks at places on the surface are: (n, 3) -> (n,)."""
    return np.where(hidden(field, camera, places + RAISED), DIMMED, 1.0)
