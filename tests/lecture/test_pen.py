"""The pen: what is drawn, where it stays, and how it is taken back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.lecture.pen import Pen
from gdviz.session.scene import Scene
from gdviz.theme import load_theme, theme_names
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.lecture.pointing import coloured, draw, key, move, part, picture
from tests.test_at_rest import events_at_rest

LINE = [(300, 300), (400, 350), (500, 300)]
OTHER = [(300, 500), (500, 500)]


def pen_of(window: MainWindow) -> Pen:
    return window.findChild(Pen)


def inked(window: MainWindow) -> np.ndarray:
    """The columns and rows of the pixels that have the colour of the ink: (n, 2)."""
    theme = load_theme(window.session.scene.appearance.theme)
    rows, columns = np.nonzero(coloured(picture(window), theme.ink))
    return np.stack([columns, rows], axis=1)


def drawn(window: MainWindow) -> QImage:
    """The strokes alone, without what lies below them."""
    settle()
    return pen_of(window).grab().toImage()


@pytest.mark.parametrize("theme", theme_names())
def test_a_line_is_seen_where_the_mouse_went(window: MainWindow, theme: str) -> None:
    window.set_theme(theme)
    assert not len(inked(window))
    key(window, "Ctrl+D")
    draw(window, LINE)
    pixels = inked(window)
    for x in (301, 330, 470, 499):
        rows = pixels[pixels[:, 0] == x, 1]
        way = 300 + (x - 300) / 2 if x < 400 else 350 - (x - 400) / 2
        assert rows.min() - 4 <= way <= rows.max() + 4
        # 0.4 % of the height, the least that the back row sees.
        assert len(rows) >= 0.004 * 720
    assert pixels[:, 0].min() >= 295
    assert pixels[:, 0].max() <= 505


def test_drawing_piece_by_piece_gives_what_drawing_it_whole_gives(window: MainWindow) -> None:
    key(window, "Ctrl+D")
    draw(window, [(300 + 7 * i, 300 + (i * i) % 50) for i in range(30)])
    pieces = drawn(window)
    draw(window, OTHER)
    key(window, "U")  # after which all that is left is drawn anew
    assert drawn(window) == pieces


def test_clicks_draw_and_place_no_start_until_the_pen_is_put_down(window: MainWindow) -> None:
    start = window.session.start
    key(window, "Ctrl+D")
    draw(window, LINE)
    assert window.session.start == start
    assert len(pen_of(window).strokes) == 1
    key(window, "Ctrl+D")
    assert len(inked(window)) > 100  # what is drawn stays
    QTest.mouseClick(
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(300, 300),
    )
    assert window.session.start != start
    assert len(pen_of(window).strokes) == 1


def test_controls_and_keys_act_while_the_pen_is_on(window: MainWindow) -> None:
    key(window, "Ctrl+D")
    QTest.mouseClick(part(window, "step_button"), Qt.MouseButton.LeftButton)
    key(window, "Right")
    assert window.session.playhead == 2


@pytest.mark.parametrize("wipe", ["X"])
@pytest.mark.parametrize("on", [False, True])
def test_a_key_wipes_everything_and_another_takes_the_last_stroke_back(
    window: MainWindow, wipe: str, on: bool
) -> None:
    key(window, "Ctrl+D")
    draw(window, LINE)
    one = drawn(window)
    draw(window, OTHER)
    two = drawn(window)
    assert two != one
    if not on:
        key(window, "Ctrl+D")
    key(window, "U")
    assert drawn(window) == one
    key(window, wipe)
    assert not len(inked(window))
    assert pen_of(window).isVisible() == on
    key(window, "U")  # nothing is left to be taken back
    assert pen_of(window).strokes == ()


def test_strokes_stay_where_they_are_on_the_canvas(window: MainWindow) -> None:
    key(window, "Ctrl+D")
    canvas = window.canvas
    origin, size = canvas.mapTo(window, QPoint()), canvas.size()
    middle = (origin.x() + size.width() // 2, origin.y() + size.height() // 2)
    draw(window, [(middle[0] - 20, middle[1]), (middle[0] + 20, middle[1])])
    for change in (lambda: window.resize(1000, 600), lambda: window.present(True)):
        change()
        settle()
        pixels = inked(window)
        corner = canvas.mapTo(window, QPoint())
        place = pixels.mean(axis=0) - (corner.x(), corner.y())
        assert place / (canvas.width(), canvas.height()) == pytest.approx(0.5, abs=0.01)


def test_a_click_leaves_a_dot(window: MainWindow) -> None:
    key(window, "Ctrl+D")
    draw(window, [(400, 400)])
    pixels = inked(window)
    assert len(pixels)
    assert np.abs(pixels - 400).max() < 8


def test_other_buttons_and_moves_without_one_draw_nothing(window: MainWindow) -> None:
    key(window, "Ctrl+D")
    move(window, 300, 300)
    move(window, 500, 300)
    QTest.mouseClick(pen_of(window), Qt.MouseButton.MiddleButton)
    assert pen_of(window).strokes == ()


def test_the_pen_lies_over_views_that_come_later(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("prediction"))
    key(window, "Ctrl+D")
    draw(window, [(x, 300) for x in range(100, 800, 20)])
    window.session.set_cost("penguins")  # which makes a view of its own
    settle()
    columns = set(inked(window)[:, 0])
    assert set(range(105, 775)) <= columns


def test_escape_puts_the_pen_down_and_leaves_the_strokes(window: MainWindow) -> None:
    window.present(True)
    settle()
    key(window, "Ctrl+D")
    draw(window, LINE)
    key(window, "Esc")
    assert window.isFullScreen()
    assert not pen_of(window).on
    assert len(inked(window)) > 100
    key(window, "Esc")
    assert not window.isFullScreen()


def test_ink_at_rest_costs_no_repaint(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    key(window, "Ctrl+D")
    draw(window, LINE)
    assert events_at_rest(qapp, qtbot) == {}


def test_a_finger_draws_as_the_mouse_does(window: MainWindow) -> None:
    key(window, "Ctrl+D")
    screen = QTest.createTouchDevice()
    touch = QTest.touchEvent(window.windowHandle(), screen, False)
    touch.press(0, QPoint(300, 300), window.windowHandle()).commit()
    for x in range(310, 510, 10):
        touch.move(0, QPoint(x, 300), window.windowHandle()).commit()
    touch.release(0, QPoint(500, 300), window.windowHandle()).commit()
    columns = set(inked(window)[:, 0])
    assert set(range(303, 497)) <= columns
