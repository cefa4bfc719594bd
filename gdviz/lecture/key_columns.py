"""How a list of keys and words is laid out in columns, in the largest letters that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtGui import QFont, QFontMetricsF

#: Keys and words; a title stands in place of keys.
Row = tuple[str, str]
#: What stands for the words of a title.
TITLED = ""

KEYS, WORDS = QFont.Weight.DemiBold, QFont.Weight.Normal
#: The numbers of columns that are tried.
COUNTS = (1, 2, 3, 4)
#: The height of a line, and the gaps behind keys and words, in sizes of the letters.
LINE, GAP = 1.25, 1.0
#: Letters in which texts are measured, in pixels.
MEASURED = 100


@final
@dataclass(frozen=True)
class Columns:
    """The rows of every column, the size of the letters, and what is left over for each."""

    parts: tuple[Sequence[Row], ...]
    size: int
    spare: float

    @property
    def lines(self) -> int:
        """The number of lines of the longest column."""
        return max(map(len, self.parts))


def fitted(rows: Sequence[Row], family: str, width: float, height: float) -> Columns:
    """The columns with the largest letters that fit into so many pixels."""
    made = (_columns(rows, count, family, width, height) for count in COUNTS)
    return max(made, key=lambda each: each.size)


def widest(texts: Sequence[str], family: str, size: int, weight: QFont.Weight) -> float:
    """The width of the widest of these texts, in pixels."""
    metrics = QFontMetricsF(font(family, size, weight))
    return max(map(metrics.horizontalAdvance, texts), default=0.0)


def font(family: str, size: int, weight: QFont.Weight) -> QFont:
    """The font of keys or words."""
    made = QFont(family, weight=weight)
    made.setPixelSize(max(size, 1))
    return made


def _columns(rows: Sequence[Row], count: int, family: str, width: float, height: float) -> Columns:
    lines = max(-(-len(rows) // count), 2)  # a title and what it stands above
    parts = _cut(rows, lines)
    while len(parts) > count:
        lines += 1
        parts = _cut(rows, lines)
    unit = sum(_width(part, family) for part in parts)
    size = int(min(height / (LINE * lines), width / unit))
    return Columns(parts, size, (width - unit * size) / len(parts))


def _cut(rows: Sequence[Row], lines: int) -> tuple[Sequence[Row], ...]:
    """Parts of at most so many rows, none of which ends with a title."""
    parts, begin = list[Sequence[Row]](), 0
    while begin < len(rows):
        end = min(begin + lines, len(rows))
        if end < len(rows) and end - begin > 1 and rows[end - 1][1] == TITLED:
            end -= 1
        parts.append(rows[begin:end])
        begin = end
    return tuple(parts)


def _width(part: Sequence[Row], family: str) -> float:
    """The width of a column in sizes of its letters."""
    keys = widest([row[0] for row in part], family, MEASURED, KEYS)
    words = widest([row[1] for row in part], family, MEASURED, WORDS)
    return (keys + words) / MEASURED + 2 * GAP
