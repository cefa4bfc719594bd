"""Rows of text set into lines of a width: what is said of the picture, before it is placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, inf
from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gdviz.theme import Sizes

#: Height of a line in heights of the text: usually, and where there is little room.
ROW, TIGHT = 1.45, 1.25
#: Width of a swatch in heights of the text: usually, and where there is little room.
SWATCH, STUB = 2.2, 1.5
#: Room for a swatch that is a run's marker.
MARKER = 0.9
DIGIT = re.compile(r"\d")
#: Where a line may be broken: after a clause, and elsewhere not before a number.
CLAUSE, BREAK = re.compile(r"(?<=;) "), re.compile(r" (?![\d−×])")


@final
@dataclass(frozen=True)
class Swatch:
    """A sample of a line: its colour and dashes, and whether it is an arrow or a box's outline.

    With a `style` it is the marker of a run of that style instead.
    """

    colour: str
    dashes: tuple[float, ...] = ()
    box: bool = False
    head: bool = False
    style: int | None = None


@final
@dataclass(frozen=True)
class Row:
    """A line of text and the sample that it explains; `short` is said where room is scarce."""

    text: str
    swatch: Swatch | None = None
    short: str = ""


@final
@dataclass(frozen=True)
class Form:
    """How rows are set: at most so wide in pixels; line and swatch in heights of the text.

    So many rows at the end are dropped; an ellipsis stands for them.
    """

    width: float = inf
    line: float = ROW
    swatch: float = SWATCH
    short: bool = False
    dropped: int = 0


@final
@dataclass(frozen=True, eq=False)
class Line:
    """A line that is drawn: where its text stands, from the upper left corner of the whole."""

    text: str
    swatch: Swatch | None
    box: QRectF


@final
@dataclass(frozen=True, eq=False)
class Setting:
    """All lines, what they say row by row, and how much room they take, in pixels."""

    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    width: float
    height: float


def font_of(sizes: Sizes) -> QFont:
    """The font of all texts on the picture."""
    font = QFont(sizes.family)
    font.setPixelSize(sizes.text)
    return font


@lru_cache(maxsize=256)
def set_rows(rows: tuple[Row, ...], form: Form, sizes: Sizes) -> Setting:
    """Set the rows in a form; without any, nothing that takes room."""
    kept = _kept(rows, form)
    if not kept:
        return Setting((), (), 0.0, 0.0)
    metrics, left = QFontMetricsF(font_of(sizes)), sizes.spacing + _indent(kept, form, sizes)
    room = max(form.width - left - sizes.spacing, sizes.text)
    broken = [(row, _lines(_said(row, form), metrics, room)) for row in kept]
    widest = max(_width(text, metrics) for _, texts in broken for text in texts)
    # By whole heights of the text, so that another number does not move an edge.
    width = min(ceil((left + widest + sizes.spacing) / sizes.text) * sizes.text, form.width)
    lines = tuple(_placed(broken, left, width, form.line * sizes.text, sizes))
    height = sizes.spacing + len(lines) * form.line * sizes.text
    return Setting(lines, tuple(_said(row, form) for row in kept), width, height)


def _kept(rows: Sequence[Row], form: Form) -> list[Row]:
    kept = list(rows[: len(rows) - form.dropped])
    return [*kept, Row("…")] if kept and form.dropped else kept


def _said(row: Row, form: Form) -> str:
    return row.short if form.short and row.short else row.text


def _indent(rows: Sequence[Row], form: Form, sizes: Sizes) -> float:
    """All rows begin at one place, right of the swatches where there are any."""
    swatches = [row.swatch for row in rows if row.swatch is not None]
    wide = form.swatch if any(each.style is None for each in swatches) else MARKER
    return wide * sizes.text + sizes.spacing if swatches else 0.0


def _placed(
    broken: Sequence[tuple[Row, Sequence[str]]],
    left: float,
    width: float,
    line: float,
    sizes: Sizes,
) -> Iterator[Line]:
    """One line below the other; the swatch stands at the first of its row."""
    top = sizes.spacing / 2
    for row, texts in broken:
        for index, text in enumerate(texts):
            box = QRectF(left, top, width - left, line)
            yield Line(text, row.swatch if index == 0 else None, box)
            top += line


def _lines(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """Broken after its clauses if it is wider than the room and they are not, or between words."""
    if _width(text, metrics) <= room:
        return [text]
    clauses = CLAUSE.split(text)
    if all(_width(clause, metrics) <= room for clause in clauses):
        return clauses
    return _filled(text, metrics, room)


def _filled(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """As many words in a line as it holds; a word that is wider is cut."""
    lines: list[str] = []
    for word in BREAK.split(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, metrics) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_cut(line.strip(), metrics, room) for line in lines if line.strip()]


def _cut(text: str, metrics: QFontMetricsF, room: float) -> str:
    if _width(text, metrics) <= room:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def _width(text: str, metrics: QFontMetricsF) -> float:
    """As if all digits were alike: a line is not broken elsewhere since 2 became 1."""
    return metrics.horizontalAdvance(DIGIT.sub("0", text))
