"""Formulas are typeset at rest: the moment's own first, then those to come, one at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.canvas.backpropagation import set_ahead
from gdviz.canvas.backpropagation.set_ahead import SetAhead
from gdviz.typeset import typesetter
from gdviz.typeset.typesetter import svg_of

BLACK, WHITE = "#000000", "#ffffff"


class Lines:
    """Lines that are wanted, in their order."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)

    def __call__(self) -> Iterator[str]:
        yield from self.lines


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def heard(ahead: SetAhead) -> list[str]:
    found: list[str] = []
    ahead.ready.connect(found.append)
    return found


def test_all_wanted_lines_are_set_in_their_order(qtbot: QtBot, parent: QObject) -> None:
    ahead = SetAhead(Lines("a + 1", "b + 2", "c + 3"), parent)
    found = heard(ahead)
    assert ahead.ask("a + 1", BLACK) is None
    qtbot.waitUntil(lambda: len(found) == 3, timeout=20_000)
    assert found == ["a + 1", "b + 2", "c + 3"]
    for line in found:
        assert ahead.ask(line, BLACK) == svg_of(line, BLACK)
    assert ahead.ask("a + 1", WHITE) is None


def test_another_moment_comes_before_what_waits(
    qtbot: QtBot, parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = Lines("d + 1", "e + 2", "f + 3")
    ahead = SetAhead(lines, parent)
    found = heard(ahead)
    ahead.ready.connect(lambda line: lines.lines.insert(0, "g + 4") if line == "d + 1" else None)
    ahead.ask("d + 1", BLACK)
    qtbot.waitUntil(lambda: len(found) == 4, timeout=20_000)
    assert found[:2] == ["d + 1", "g + 4"]


def test_nothing_is_set_while_moments_follow_one_another(
    qtbot: QtBot, parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        typesetter.Typesetter, "request", lambda self, place, line, colour: asked.append(line)
    )
    monkeypatch.setattr(set_ahead, "REST", 10**6)
    ahead = SetAhead(Lines("h + 1"), parent)
    for _ in range(5):
        ahead.ask("h + 1", BLACK)
        QApplication.processEvents()
    assert asked == []
    monkeypatch.setattr(set_ahead, "REST", 0)
    ahead.ask("h + 1", BLACK)
    qtbot.waitUntil(lambda: asked == ["h + 1"])
    ahead.ask("h + 1", BLACK)  # under way: it is not asked for again
    for _ in range(5):
        QApplication.processEvents()
    assert asked == ["h + 1"]


def test_a_line_that_cannot_be_set_is_answered_once(qtbot: QtBot, parent: QObject) -> None:
    ahead = SetAhead(Lines(r"\frac{1}{", "k + 1"), parent)
    found = heard(ahead)
    ahead.ask(r"\frac{1}{", BLACK)
    qtbot.waitUntil(lambda: len(found) == 2, timeout=20_000)
    assert ahead.ask(r"\frac{1}{", BLACK) == b""


def test_so_many_pictures_are_kept(
    qtbot: QtBot, parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_ahead, "MOST", 2)
    lines = Lines("l + 1", "m + 2")
    ahead = SetAhead(lines, parent)
    found = heard(ahead)
    ahead.ask("l + 1", BLACK)
    qtbot.waitUntil(lambda: len(found) == 2, timeout=20_000)
    lines.lines = ["n + 3"]
    ahead.ask("n + 3", BLACK)
    qtbot.waitUntil(lambda: len(found) == 3, timeout=20_000)
    assert ahead.ask("l + 1", BLACK) is None
    assert ahead.ask("m + 2", BLACK) is not None
