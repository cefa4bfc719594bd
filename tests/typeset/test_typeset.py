"""Lines of mathematics: the newest wish is granted, and it fits the width."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

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
