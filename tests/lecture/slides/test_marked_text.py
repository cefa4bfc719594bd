"""Markdown is parted from the formulas in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.lecture.slides.marked_text import FIRST, MarkedText, spoken


@pytest.mark.parametrize(
    ("text", "markdown", "formulas"),
    [
        ("a $x^2$ b", "a {0} b", ("x^2",)),
        ("$a$ and $ b $", "{0} and {1}", ("a", "b")),
        ("costs 5$, not more", "costs 5$, not more", ()),
        (r"costs \$5 or \$6", "costs $5 or $6", ()),
        ("$a\nb$", "$a\nb$", ()),
        ("**$x$**", "**{0}**", ("x",)),
        ("$$", "$$", ()),
        ("so\n\n$$x^2$$\n", "so\n\n{0}\n", ("x^2",)),
        ("$$x$", "${0}", ("x",)),
    ],
)
def test_formulas_stand_between_dollars(
    text: str, markdown: str, formulas: tuple[str, ...]
) -> None:
    marked = MarkedText.of(text)
    letters = [chr(FIRST + index) for index in range(len(formulas))]
    assert marked == MarkedText(markdown.format(*letters), formulas)


@given(st.text())
def test_every_text_can_be_parted(text: str) -> None:
    marked = MarkedText.of(text)
    for index in range(len(marked.formulas)):
        assert marked.markdown.count(chr(FIRST + index)) == 1
    assert chr(FIRST + len(marked.formulas)) not in marked.markdown


def test_what_is_spoken_has_no_signs_of_markdown() -> None:
    assert spoken("The **slope** is $C'(x)$: `go` *left*") == "The slope is C'(x): go left"
