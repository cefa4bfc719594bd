"""What reaches the wall of a small network's numbers: all of them, high enough, on no other."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage

from gdviz.canvas.backpropagation.number_parts import styled
from gdviz.engine.network.pass_beats import Stage
from gdviz.theme import theme_names
from gdviz.window import MainWindow
from tests.canvas.backpropagation.passes import SMALL, arrangement, followed, go_to, picture
from tests.conftest import OpenWindow
from tests.lecture.wall import contrast, inked, runs

HALLS = [(1280, 720), (1920, 1080)]
#: The least height of digits as a share of the picture's: in a window, whose own texts have 1.7 %,
#: and on a full screen, where 2 % can be read from four heights away and 2.5 % from five (DISCAS).
LEAST = {
    "2-8-1": (0.016, 0.0215),
    "2-4-4-1": (0.016, 0.0215),
    "2-5-5-1": (0.015, 0.02),
    "3-4-3": (0.016, 0.0235),
}
#: What the hall reads stands out from its paper by at least so much.
CONTRAST = 7.0


def pixels(window: MainWindow) -> np.ndarray:
    """What is seen of the picture: (height, width, 3)."""
    shown = picture(window)
    place = QRect(shown.mapTo(window, QPoint()), shown.size())
    image = window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def width(font: QFont, text: str, bold: bool) -> float:
    return QFontMetricsF(styled(font, bold)).horizontalAdvance(text)


def crop(seen: np.ndarray, box: QRectF, wide: float, aside: float) -> np.ndarray:
    """The right end of a box, without what may frame it."""
    inner = box.adjusted(0, aside, 0, -aside)
    top, bottom = round(inner.top()), round(inner.bottom())
    return seen[top:bottom, round(box.right() - wide) : round(box.right())]


def reached(window: MainWindow) -> list[tuple[str, float, float]]:
    """Of each number its text, the height of its digits in pixels, and its contrast."""
    seen, arranged = pixels(window), arrangement(window)
    found = []
    for text in picture(window).texts:
        wide = width(arranged.font, text.row.text, bold=text.row.now)
        part = crop(seen, text.box, wide, 0.11 * arranged.form.em)
        high = max(end - begin for begin, end in runs(inked(part).any(axis=1)))
        found.append((text.row.text, high, contrast(part)))
    return found


@pytest.fixture(params=[False, True], ids=["window", "full"])
def full(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.mark.parametrize("size", HALLS)
@pytest.mark.parametrize("network", SMALL)
def test_every_number_is_on_screen_high_enough_and_stands_out(
    open_window: OpenWindow, network: str, size: tuple[int, int], full: bool
) -> None:
    window = followed(open_window, SMALL[network], size, full)
    go_to(window, Stage.GRADIENTS)
    assert arrangement(window).whole
    numbers = reached(window)
    sizes = window.backpropagation.told.network.sizes
    weights = sum(one * other for one, other in pairwise(sizes))
    assert len(numbers) == sizes[0] + 4 * sum(sizes[1:]) + 2 * weights
    for text, high, ratio in numbers:
        assert high >= LEAST[network][full] * size[1], (text, high)
        assert ratio >= CONTRAST, (text, ratio)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("stage", Stage)
def test_numbers_stand_out_at_each_stage_in_each_theme(
    open_window: OpenWindow, stage: Stage, theme: str
) -> None:
    window = followed(open_window, SMALL["2-4-4-1"], (1280, 720), full=True)
    window.set_theme(theme)
    go_to(window, stage)
    for text, high, ratio in reached(window):
        assert high >= 0.0215 * 720, text
        assert ratio >= CONTRAST, (text, ratio)


@pytest.mark.parametrize("size", HALLS)
@pytest.mark.parametrize("network", SMALL)
def test_no_number_lies_on_another_and_all_are_on_their_cards(
    open_window: OpenWindow, network: str, size: tuple[int, int], full: bool
) -> None:
    window = followed(open_window, SMALL[network], size, full)
    go_to(window, Stage.AFTER)
    arranged, shown = arrangement(window), picture(window)
    cards = {place[:2]: place.box for column in arranged.layout.columns for place in column}
    for one, other in combinations(cards.values(), 2):
        assert not one.intersects(other)
    for text in shown.texts:
        assert cards[text.of[:2]].contains(text.box), text
        symbol = width(arranged.font, text.symbol, bold=True)
        number = width(arranged.font, text.row.text, bold=text.row.now)
        assert symbol + number <= text.box.width() + 0.5, text
    labels = [label.box for label in arranged.grid.labels if label.text]
    for one, other in combinations([*(text.box for text in shown.texts), *labels], 2):
        both = one.intersected(other)
        assert both.width() < 0.5 or both.height() < 0.5, (one, other)
    for box in (*cards.values(), *labels):
        assert shown.rect().toRectF().contains(box)


@pytest.mark.parametrize("size", HALLS)
@pytest.mark.parametrize("network", SMALL)
def test_rows_and_columns_bear_the_names_of_neurons(
    open_window: OpenWindow, network: str, size: tuple[int, int], full: bool
) -> None:
    window = followed(open_window, SMALL[network], size, full)
    go_to(window, Stage.GRADIENTS)
    arranged = arrangement(window)
    sizes = window.backpropagation.told.network.sizes
    for layer in range(1, len(sizes)):
        own = {text.symbol for text in picture(window).texts if text.of[0] == layer}
        assert "a₁" in own if layer < len(sizes) - 1 else "y" in own
        left = min(place.box.left() for place in arranged.layout.columns[layer]) - 1
        right = max(place.box.right() for place in arranged.layout.columns[layer]) + 1
        words = {each.text for each in arranged.grid.labels if left < each.box.left() < right}
        letter = "x" if layer == 1 else "a"
        expected = [f"{letter}{'₁₂₃₄₅₆₇₈'[n]}" for n in range(sizes[layer - 1])]
        in_a_row = [f"w{'₁₂₃₄₅₆₇₈'[n]}" for n in range(sizes[layer - 1])]
        assert words >= {*expected} or words >= {*in_a_row}
