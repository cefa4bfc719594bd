"""What of the texts on the picture reaches the wall, measured in the pixels of full screens."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from gdviz.theme import theme_names
from gdviz.window import MainWindow
from tests.canvas.walls import Text, crop, picture_box, pixels, presented, race, texts
from tests.conftest import OpenWindow, settle
from tests.lecture.test_full_screen import HALLS
from tests.lecture.test_rendered import ink
from tests.test_theme import contrast


@pytest.fixture(params=HALLS, ids=lambda size: "x".join(map(str, size)))
def wall(open_window: OpenWindow, request: pytest.FixtureRequest) -> MainWindow:
    """Six runs, two of them beyond the edge; why this step, and the local model."""
    window = presented(open_window, race(), request.param)
    window.session.advance(6)
    window.animation.tick(1.0)
    settle()
    assert (window.width(), window.height()) == request.param
    return window


def check_places(window: MainWindow) -> None:
    """No text lies on another, and none leaves the picture it lies on."""
    shown, view = list(texts(window)), picture_box(window)
    boxes = [(text, text.box.adjusted(0.5, 0.5, -0.5, -0.5)) for text in shown]
    hits = [
        (one.words, other.words)
        for (one, box), (other, another) in combinations(boxes, 2)
        if box.intersects(another)
    ]
    assert hits == []
    assert [text.words for text in shown if text.on_plate and not view.contains(text.box)] == []


def check_ink(window: MainWindow, theme: str, seen: np.ndarray, text: Text) -> None:
    """A text on a plate is high enough, whole, and stands out."""
    marked, colour, paper = ink(crop(seen, text.box))
    assert contrast(colour, paper) >= 7.0, (theme, text.words)
    rows = np.flatnonzero(marked.any(axis=1))
    if any(letter.isupper() or letter.isdigit() for letter in text.words):
        # Half a pixel, as rows that a letter covers by less than half do not count.
        assert rows[-1] - rows[0] + 1 >= 0.025 * window.height() - 0.5, text.words
    assert rows[0] > 0, text.words
    assert rows[-1] < marked.shape[0] - 1, text.words


def test_texts_on_the_picture_can_be_read_from_the_back_row(wall: MainWindow) -> None:
    for theme in theme_names():
        wall.set_theme(theme)
        settle()
        check_places(wall)
        seen, shown = pixels(wall), [text for text in texts(wall) if text.on_plate]
        assert sum("away" in text.words for text in shown) == 2
        assert len(shown) >= 13
        for text in shown:
            check_ink(wall, theme, seen, text)


@pytest.mark.parametrize("size", [(1024, 768), (640, 768)])
@pytest.mark.parametrize("selected", [0, 4])
def test_whichever_run_is_spoken_of_texts_keep_apart(
    open_window: OpenWindow, selected: int, size: tuple[int, int]
) -> None:
    window = presented(open_window, race(), size)
    window.session.select_run(selected)
    for _ in range(8):
        window.session.advance()
        for _ in range(3):
            window.animation.tick(0.1)
            check_places(window)
        window.animation.tick(1.0)
        settle()
        check_places(window)
