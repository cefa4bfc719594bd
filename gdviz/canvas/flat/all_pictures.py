"""Which picture draws costs of which dimension; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gdviz.canvas.picture import Picture


def _curve() -> Picture:
    from gdviz.canvas.flat.curve_picture import CurvePicture

    return CurvePicture()


def _contours() -> Picture:
    from gdviz.canvas.flat.contour_picture import ContourPicture

    return ContourPicture()


#: A maker by the number of parameters.
PICTURES: Mapping[int, Callable[[], Picture]] = {1: _curve, 2: _contours}
