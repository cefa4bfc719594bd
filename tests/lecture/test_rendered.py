"""What reaches the wall: heights and contrasts of texts, measured in the pixels of full screens."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gdviz.theme import theme_names
from tests.conftest import OpenWindow
from tests.lecture.test_full_screen import HALLS, presented
from tests.test_theme import contrast


def picture(widget: QWidget) -> np.ndarray:
    """Colours of the pixels: (height, width, 3)."""
    # Of the window: a widget by itself has nothing behind it.
    place = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    image = widget.window().grab(place).toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def hexadecimal(colour: np.ndarray) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour)


def ink(pixels: np.ndarray) -> tuple[np.ndarray, str, str]:
    """Where there is ink, and the colours of ink and paper."""
    apart = np.abs(pixels.astype(int) - pixels[0, 0]).sum(axis=2)
    place = np.unravel_index(apart.argmax(), apart.shape)
    return apart > 0.5 * apart.max(), hexadecimal(pixels[place]), hexadecimal(pixels[0, 0])


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("size", HALLS)
def test_sentence_and_readout_are_high_enough_and_stand_out(
    open_window: OpenWindow, size: tuple[int, int], theme: str
) -> None:
    window = presented(open_window, "prediction", size)
    window.set_theme(theme)
    window.session.advance(3)
    for name in ("sentence", "readout"):
        marked, text, paper = ink(picture(window.findChild(QWidget, name)))
        assert contrast(text, paper) >= 7.0, name
        rows = np.flatnonzero(marked.any(axis=1))
        assert rows[-1] - rows[0] + 1 >= 0.04 * size[1], name
        # Nothing is cut off above or below.
        assert rows[0] > 0, name
        assert rows[-1] < marked.shape[0] - 1, name
