"""The camera that looks at the box: from space to pixels, and from a pixel into space."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import final

import numpy as np

from gdviz.canvas.surface.mesh import TOP
from gdviz.engine.cost import Array

#: How far away the eye is, in halves of the box's side.
DISTANCE = 6.0
#: Degrees above the floor, lowest and highest.
ELEVATIONS = (5.0, 90.0)
#: The angle from which the box is seen at first: x runs to the right, y to the back.
HOME_AZIMUTH = -62.0
#: Room at the sides for numbers, in margins.
SIDE_MARGIN = 1.7
#: Nearest and farthest zoom.
ZOOMS = (0.5, 6.0)
#: What the camera turns around.
CENTRE = np.array([0.0, 0.0, TOP / 2])
_CORNERS = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (0, TOP)], dtype=float)


@final
@dataclass(frozen=True)
class Camera:
    """Angles in degrees, the size of the picture and a margin for numbers in pixels."""

    width: float = 640.0
    height: float = 480.0
    margin: float = 0.0
    azimuth: float = HOME_AZIMUTH
    elevation: float = 38.0
    zoom: float = 1.0

    def home(self) -> Camera:
        """The camera as it was before anyone turned it."""
        return Camera(self.width, self.height, self.margin)

    def orbited(self, right: float, up: float) -> Camera:
        """Turned around the box by so many degrees."""
        azimuth = (self.azimuth + right + 180) % 360 - 180
        return replace(
            self, azimuth=azimuth, elevation=float(np.clip(self.elevation + up, *ELEVATIONS))
        )

    def zoomed(self, factor: float) -> Camera:
        """Nearer by a factor."""
        return replace(self, zoom=float(np.clip(self.zoom * factor, *ZOOMS)))

    @cached_property
    def eye(self) -> Array:
        """Where the eye is: (3,)."""
        eye: Array = CENTRE + DISTANCE * self.axes[2]
        return eye

    @cached_property
    def axes(self) -> Array:
        """Directions to the right, upwards and towards the eye, as rows."""
        return _axes(self.azimuth, self.elevation)

    @property
    def focal(self) -> float:
        """Pixels of one unit that lies one unit in front of the eye."""
        return self._fit[0]

    def project(self, places: Array) -> Array:
        """Places in the box to pixels: (..., 3) -> (..., 2)."""
        shown: Array = _flattened(places, self.axes) * (self.focal, -self.focal) + self._middle
        return shown

    @cached_property
    def _middle(self) -> Array:
        """The pixel straight ahead of the eye."""
        return np.array([self.width / 2, self.height / 2 + self._fit[1]])

    @cached_property
    def _fit(self) -> tuple[float, float]:
        """The focal length with which the box fits at home, and what moves it to the middle.

        That of the first azimuth serves them all: the box does not swell and shrink as it turns.
        """
        seen = _flattened(_CORNERS, _axes(HOME_AZIMUTH, self.elevation))
        across, up = np.ptp(seen, axis=0).tolist()
        free = self.width - 2 * SIDE_MARGIN * self.margin, self.height - 2 * self.margin
        focal = self.zoom * min(max(free[0], 1.0) / across, max(free[1], 1.0) / up)
        return float(focal), float(focal * (seen[:, 1].max() + seen[:, 1].min()) / 2)

    def rays(self, pixels: Array) -> Array:
        """Directions from the eye through pixels, of length one: (..., 2) -> (..., 3)."""
        flat = (pixels - self._middle) * (1, -1) / self.focal
        directions = np.concatenate([flat, -np.ones_like(flat[..., :1])], axis=-1) @ self.axes
        unit: Array = directions / np.linalg.norm(directions, axis=-1, keepdims=True)
        return unit

    def matrices(self) -> tuple[Array, Array]:
        """The projection and the view as OpenGL takes them, each (4, 4)."""
        near, far = DISTANCE - 3, DISTANCE + 3
        projection = np.zeros((4, 4))
        projection[0, 0], projection[1, 1] = 2 * self.focal / np.array([self.width, self.height])
        projection[1, 2] = 2 * self._fit[1] / self.height
        projection[2, 2:] = -(far + near) / (far - near), -2 * far * near / (far - near)
        projection[3, 2] = -1
        view = np.eye(4)
        view[:3, :3] = self.axes
        view[:3, 3] = -self.axes @ self.eye
        return projection, view


def _axes(azimuth: float, elevation: float) -> Array:
    a, e = np.radians([azimuth, elevation])
    right = (-np.sin(a), np.cos(a), 0)
    up = (-np.sin(e) * np.cos(a), -np.sin(e) * np.sin(a), np.cos(e))
    return np.array([right, up, (np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e))])


def _flattened(places: Array, axes: Array) -> Array:
    """Places as an eye with a focal length of one sees them, y upwards: (..., 3) -> (..., 2)."""
    seen = (places - CENTRE) @ axes.T
    flattened: Array = seen[..., :2] / (DISTANCE - seen[..., 2:])
    return flattened
