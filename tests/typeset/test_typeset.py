"""Lines of mathematics: the newest wish is granted, and it fits the width."""

from __future__ import annotations

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from gdviz.typeset import typesetter
from gdviz.typeset.math_label import MathLabel
from gdviz.typeset.typesetter import Typesetter, svg_of


def test_of_many_wishes_for_a_place_the_newest_is_granted(qtbot: QtBot) -> None:
    typesetter, heard = Typesetter(), []
    typesetter.typeset.connect(lambda place, picture: heard.append((place, bytes(picture))))
    for text in ("x", "y", "z"):
        typesetter.request("here", text, "#000000")
    newest = ("here", svg_of("z", "#000000"))
    qtbot.waitUntil(lambda: newest in heard, timeout=20_000)


def test_a_line_too_long_for_the_width_is_set_smaller(qtbot: QtBot) -> None:
    label = MathLabel("line")
    qtbot.addWidget(label)
    label.set_text_size(24)
    label.show()
    label.show_picture(svg_of("x + " * 30 + "y", "#000000"), "a long sum")
    label.resize(300, 40)
    narrow = label.height()
    label.resize(3000, 40)
    assert narrow < label.height()
    assert label.accessibleName() == "a long sum"


def test_what_cannot_be_set_is_answered_with_nothing_and_shown_in_words(qtbot: QtBot) -> None:
    typesetter, label = Typesetter(), MathLabel("line")
    qtbot.addWidget(label)
    label.set_text_size(24)
    label.resize(400, 40)
    typesetter.typeset.connect(lambda place, picture: label.show_picture(picture, place))
    with qtbot.waitSignal(typesetter.typeset, timeout=20_000) as heard:
        typesetter.request("a broken line", r"\frac{1}{", "#000000")
    assert heard.args[1] == b""
    label.show()
    picture = label.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(200) for y in range(picture.height())}
    assert len(colours) > 3
    assert label.height() > 24


def test_a_line_is_set_once() -> None:
    assert svg_of("q + 1", "#000000") is svg_of("q + 1", "#000000")


def test_what_is_no_longer_wished_for_when_it_is_set_is_not_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slow(latex: str, colour: str) -> bytes:
        if latex == "old":
            begun.set()
            go_on.wait(20)
        return latex.encode()

    monkeypatch.setattr(typesetter, "svg_of", slow)
    maker, heard = typesetter.Typesetter(), []
    maker.typeset.connect(lambda place, picture: heard.append(bytes(picture)))
    maker.request("here", "old", "#000000")
    assert begun.wait(20)
    maker.request("here", "new", "#000000")
    go_on.set()
    qtbot.waitUntil(lambda: b"new" in heard, timeout=20_000)
    assert heard == [b"new"]
