"""Letters on colours, and pictures in grey."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gdviz.canvas.network.shades import luminance, readable_on, shades_image
from gdviz.canvas.network.strengths import mixed
from gdviz.theme import load_theme, theme_names


def test_luminance_is_that_of_the_standard() -> None:
    """Black, white and the three primaries, whose weights WCAG 2.2 lists."""
    assert luminance("black") == 0.0
    assert luminance("white") == pytest.approx(1.0)
    parts = [luminance(each) for each in ("red", "lime", "blue")]
    assert parts == pytest.approx([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("share", np.linspace(0, 1, 9))
@pytest.mark.parametrize("full", ["accent", "level_here"])
def test_numbers_can_be_read_on_every_tint(theme: str, share: float, full: str) -> None:
    colours = load_theme(theme)
    behind = mixed(getattr(colours, full), share, colours.surface)
    light, dark = sorted(
        (luminance(behind.name()), luminance(readable_on(behind, colours))), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) > 3.9  # 3 is what large letters need


def test_a_picture_goes_from_the_surface_to_the_letters_colour() -> None:
    theme = load_theme("dark")
    image = shades_image(np.array([[0.0, 1.0], [-3.0, 5.0]]), theme)
    assert image.pixelColor(0, 0) == image.pixelColor(0, 1) == QColor(theme.surface)
    assert image.pixelColor(1, 0) == image.pixelColor(1, 1) == QColor(theme.text)
