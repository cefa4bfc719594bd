"""Every word on screen passes through Qt's translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from gdviz import costs, optimizers
from gdviz.app import create_window
from gdviz.lecture.spoken import Spoken
from gdviz.panel.section import Section
from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow

#: What a translation cannot change: symbols of one or two letters, and formulas and numbers.
SYMBOL = re.compile(r"\W*\w?[₀-₉]?\W*\w?\W*")


class Brackets(QTranslator):
    """A language in which every text stands in brackets."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"⟦{text}⟧"


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[None]:
    language = Brackets()
    QCoreApplication.installTranslator(language)
    yield
    QCoreApplication.removeTranslator(language)


def visible_words(window: MainWindow) -> Iterator[str]:
    """All that a person can read or have read out."""
    yield window.windowTitle()
    for widget in [window, *window.findChildren(QWidget)]:
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
    yield from (action.text() for action in window.findChildren(QAction))
    yield from window.canvas.view.plot.labels
    for plate in window.canvas.view.texts.plates:
        yield from plate.texts
        yield from (word for row in plate.rows for word in (row.text, row.short))
    if window.canvas.fit_view is not None:
        yield from window.canvas.fit_view.plot.labels


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize(
    ("cost", "optimizer"),
    [(cost, "adam") for cost in costs] + [("rosenbrock", optimizer) for optimizer in optimizers],
)
def test_every_word_can_be_translated(cost: str, optimizer: str) -> None:
    window = create_window(Scene.opening(cost, optimizer))
    window.session.advance(2)
    window.animation.tick(1.0)
    for layer in Layer:
        window.session.show_layer(layer, True)
    window.slow_motion.start()
    window.slow_motion.go_on()
    window.session.place_start([1e9] * window.session.cost.dimension)
    window.session.set_hyperparameter("learning_rate", -1.0)
    for section in window.findChildren(Section):
        section.prepare()
    Spoken(window, window.session)
    words = {*visible_words(window), window.statusBar().currentMessage()} - {""}
    assert len(words) > 30
    assert [text for text in words if "⟦" not in text and not SYMBOL.fullmatch(text)] == []
    window.deleteLater()


@pytest.mark.usefixtures("brackets")
def test_the_end_of_a_run_can_be_translated() -> None:
    window = create_window()
    window.session.set_hyperparameter("learning_rate", 5.0)
    while not window.session.finished:
        window.session.advance()
    assert "⟦Diverged" in window.findChild(QWidget, "sentence").accessibleName()
    window.deleteLater()
