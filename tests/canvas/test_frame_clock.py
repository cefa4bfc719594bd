"""The animation runs at the rate of the screen."""

from __future__ import annotations

from gdviz.window import MainWindow


def test_a_shown_window_takes_the_rate_of_its_screen(window: MainWindow) -> None:
    rate = window.screen().refreshRate()
    assert window.animation.frame == (max(4, int(1000 / rate)) if rate > 1 else 16)


def test_another_screen_is_followed(window: MainWindow) -> None:
    window.animation.set_refresh_rate(10.0)
    assert window.animation.frame == 100
    window.windowHandle().screenChanged.emit(window.screen())
    assert window.animation.frame < 100
