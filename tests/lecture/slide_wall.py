"""`python -m tests.lecture.slide_wall WIDTH HEIGHT THEME LESSON ...` measures slides as painted.

A line of JSON a slide, after its last press, in full screen of that size in device pixels.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from gdviz.app import create_window
from gdviz.canvas.fitted_label import FittedLabel
from gdviz.canvas.headline import Headline
from gdviz.lecture import fading
from gdviz.lecture.slides.slide_panel import BAR, FOOT, MARGIN, SlidePanel
from gdviz.lessons.shipped import lesson_path
from gdviz.window import MainWindow
from tests.lecture.wall import Frame, above_baseline, contrast, inked, overlapping, room_in, runs
from tests.lessons.test_player import has_caught_up


def panel_of(window: MainWindow) -> SlidePanel:
    panel = window.findChild(SlidePanel, "slide")
    assert panel is not None
    return panel


def places(panel: SlidePanel) -> dict[str, QRectF]:
    """Where each text of the slide lies, in pixels of the panel, and the line of progress."""
    found = {
        part.name: panel.column.place_of(part.name).translated(panel.origin())
        for part in panel.column.parts
    }
    text = panel.origin().x() / MARGIN
    bottom = panel.height() - MARGIN * text
    width = panel.width() - 2 * MARGIN * text
    return {
        **found,
        "progress": QRectF(MARGIN * text, bottom - FOOT * text, width / 2, (FOOT - 2 * BAR) * text),
    }


def letters(ink: np.ndarray) -> float:
    """The height of capitals: that of most lines, for some have a fraction."""
    heights = [above_baseline(ink[begin:end]) for begin, end in runs(ink.any(axis=1))]
    return float(np.median(heights))


def text(frame: Frame, place: QRectF, room: QRectF) -> dict[str, Any]:
    """Height of capitals, contrast, and whether ink reaches an edge of the room for all texts."""
    pixels = frame.part(place.adjusted(0, 0, 1, 1))
    ink = inked(pixels)
    columns = np.flatnonzero(ink.any(axis=0))
    out = place.top() < room.top() - 1 or place.bottom() > room.bottom() + 1
    return {
        "share": letters(ink) / frame.height,
        "contrast": contrast(pixels),
        "cut": bool(out or columns[-1] >= ink.shape[1] - 1),
    }


def headline(frame: Frame) -> dict[str, Any] | None:
    """The sentence above the picture; None where nothing is said."""
    (line,) = (
        each for each in frame.window.findChildren(Headline) if each.objectName() == "sentence"
    )
    if not line.isVisible() or not line.text:
        return None
    origin = line.mapTo(frame.window, QPoint())
    whole = QRectF(line.rect().translated(origin))
    measured = text(frame, whole, whole)
    ink = inked(frame.part(whole))
    edges = ink[0].any() or ink[-1].any() or ink[:, 0].any() or ink[:, -1].any()
    lines = len([1 for begin, end in runs(ink.any(axis=1)) if end - begin > 0.01 * frame.height])
    return {**measured, "cut": bool(edges), "lines": lines}


def slide(frame: Frame) -> dict[str, Any]:
    """All texts of the slide, and which of them lie on one another."""
    panel = panel_of(frame.window)
    origin = panel.mapTo(frame.window, QPoint())
    found = {
        name: place.translated(origin.x(), origin.y()) for name, place in places(panel).items()
    }
    room = QRectF(panel.rect().translated(origin))
    on = [f"{a} on {b}" for a, b in combinations(found, 2) if found[a].intersects(found[b])]
    return {"texts": {name: text(frame, found[name], room) for name in found}, "on": on}


def cut_off(window: MainWindow) -> list[str]:
    """Labels and buttons in sight whose words need more width or height than they have."""
    found = []
    for widget in window.canvas.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, FittedLabel):
            continue  # it sets its words as small as they need
        room = widget.rect() if isinstance(widget, QLabel) else room_in(widget)
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        needs = widget.heightForWidth(room.width()) if wraps else widget.sizeHint().height()
        wide = 0 if wraps else widget.fontMetrics().horizontalAdvance(_words(widget))
        if wide > room.width() + 1 or needs > widget.height() + 2:
            found.append(f"{widget.objectName() or _words(widget)}: {wide} in {room.width()}")
    return found


def _words(widget: QLabel | QAbstractButton) -> str:
    return widget.text().removeprefix("<b>").removesuffix("</b>")


def study_words(frame: Frame) -> dict[str, Any] | None:
    """The answer of a study in words, below its picture."""
    label = frame.window.findChild(QLabel, "study_words")
    if not label.isVisible() or not label.text():
        return None
    pixels = frame.of(label)
    ink = inked(pixels)
    return {"contrast": contrast(pixels), "cut": bool(ink[0].any() or ink[-1].any())}


def rest(window: MainWindow) -> None:
    """Wait for the runs and the formulas; a study may go on."""
    panel, session = panel_of(window), window.session
    for _ in range(600):
        QTest.qWait(10)
        formulas = {latex for part in panel.column.parts for latex in part.text.formulas}
        known = set().union(*panel._pictures.values()) if panel._pictures else set()
        if formulas <= known and window.animation.idle and has_caught_up(session):
            break
    QTest.qWait(80)
    # What a study has shown or hidden just now is not laid out before the next turn of the loop.
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def measure(window: MainWindow, number: int) -> dict[str, Any]:
    """Everything of one slide after its last press."""
    lesson = window.player.lesson
    assert lesson is not None
    window.player.go_to(number, len(lesson.slides[number].presses))
    rest(window)
    frame = Frame(window)
    return {
        "slide": f"{number + 1} {lesson.slides[number].title}",
        "pixels": [frame.pixels.shape[1], frame.height],
        **slide(frame),
        "headline": headline(frame),
        "study": study_words(frame),
        "faults": cut_off(window) + overlapping(window),
    }


def main() -> None:
    fading.REST = 3_600_000  # nothing fades while it is measured
    width, height, theme, *names = sys.argv[1:]
    window = create_window()
    window.session.set_theme(theme)
    window.resize(int(width), int(height))
    window.show()
    window.present(True)
    for _ in range(20):
        window.resize(int(width), int(height))
        QTest.qWait(30)
    for name in names:
        window.player.open(lesson_path(name))
        assert window.player.lesson is not None
        for number in range(len(window.player.lesson.slides)):
            record = {"lesson": name, "theme": theme, **measure(window, number)}
            sys.stdout.write(json.dumps(record) + "\n")
    window.close()


if __name__ == "__main__":
    main()
