"""The colours of what a network says: a colour a class, stronger where it is surer."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gdviz.canvas.flat.contour_picture import band_colours
from gdviz.canvas.network.class_shares import known_shares
from gdviz.engine.cost import Array
from gdviz.theme import Theme

#: Shades of a colour; so many cannot be told apart.
SHADES = 128
#: The share of its class's colour in a place of which the network is sure: markers stand out.
STRONGEST = 0.55

#: Pixels as Qt stores them, 0xffrrggbb.
Pixels = NDArray[np.uint32]

#: The shades of numbers, by what they depend on; there are as many as themes and colour maps.
_value_tables: dict[tuple[object, ...], Pixels] = {}


def class_colour(theme: Theme, index: int) -> str:
    """The colour of a class."""
    return theme.runs[index % len(theme.runs)]


def class_pixels(shares: Array, theme: Theme) -> Pixels:
    """The colours of places where the classes have these shares: (c, ...) -> (...).

    Where no class has more than the others stands the colour of the surface; where a share is no
    number, that of rules.
    """
    count = len(shares)
    known, safe = known_shares(shares)
    even = 1.0 / count
    sure = (safe.max(axis=0) - even) * ((SHADES - 1) / (1.0 - even))
    shades = np.clip(sure + 0.5, 0, SHADES - 1).astype(np.intp)
    colours = tuple(class_colour(theme, index) for index in range(count))
    table = _class_table(theme.surface, colours, theme.rule)
    chosen = safe.argmax(axis=0)
    rows = chosen if known.all() else np.where(known, chosen, count)
    pixels: Pixels = table.ravel()[rows * SHADES + shades]
    return pixels


def value_pixels(values: Array, low: float, high: float, theme: Theme) -> Pixels:
    """The colours of numbers, those of `low` and `high` at the ends: (...) -> (...)."""
    table = _value_table(theme)
    known = np.isfinite(values)
    share = np.clip((np.where(known, values, low) - low) / (high - low or 1.0), 0.0, 1.0)
    shades = np.rint((SHADES - 1) * share).astype(np.intp)
    pixels: Pixels = table[np.where(known, shades, SHADES)]
    return pixels


def value_colour(value: float, low: float, high: float, theme: Theme) -> QColor:
    """The same of one number."""
    return QColor.fromRgba(int(value_pixels(np.array(value), low, high, theme)))


def image_of(pixels: Pixels) -> QImage:
    """A picture of pixels, (rows, columns), of which row 0 is the lowest."""
    upright = np.ascontiguousarray(pixels[::-1])
    rows, columns = upright.shape
    image = QImage(upright.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    return image.copy()  # the image would point into an array that is gone


@lru_cache(maxsize=8)
def _class_table(surface: str, colours: tuple[str, ...], unknown: str) -> Pixels:
    """A row of shades for each class, and one of what is no number: (c + 1, shades)."""
    pale, shares = _rgb(surface), STRONGEST * np.linspace(0, 1, SHADES)[:, np.newaxis]
    rows = [pale + shares * (_rgb(each) - pale) for each in colours]
    return _pixels(np.stack([*rows, np.tile(_rgb(unknown), (SHADES, 1))]))


def _value_table(theme: Theme) -> Pixels:
    """The shades from the lowest number to the highest, and that of what is none: (shades + 1,)."""
    key = theme.colour_map, *theme.colour_range, theme.pastel, theme.rule
    if key not in _value_tables:
        colours = [*band_colours(theme, SHADES), theme.rule]
        _value_tables[key] = _pixels(np.stack([_rgb(each) for each in colours]))
    return _value_tables[key]


def _rgb(colour: str) -> Array:
    parsed = QColor(colour)
    return np.array([parsed.red(), parsed.green(), parsed.blue()], dtype=float)


def _pixels(colours: Array) -> Pixels:
    """Red, green and blue from 0 to 255 as pixels: (..., 3) -> (...)."""
    red, green, blue = np.moveaxis(np.rint(colours).astype(np.uint32), -1, 0)
    pixels: Pixels = 0xFF000000 | (red << 16) | (green << 8) | blue
    return pixels
