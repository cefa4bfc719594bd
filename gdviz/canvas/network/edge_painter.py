"""Weights as lines: width by size, colour and dashes by sign, and behind them the glow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.network.strengths import GLOWS, GRADES, mixed
from gdviz.theme import Look

#: Dashes of negative weights, in widths of the line.
DASHES = (3.0, 1.6)
#: A frame has to be painted in a few milliseconds. From so many lines on the weakest are left out,
#: and from so many on none is smoothed and only those of this grade on are dashed.
SEVERAL, MANY, DASHED = 150, 420, 3
#: Widths in widths of a look's lines: of the strongest weight, and what the strongest glow adds to
#: a neuron and to a weight.
WIDEST, GLOW, HALO = 1.7, 1.5, 2.2
#: Glows of the smallest and the largest gradient as shares of their colour: they are paler than
#: any strong weight, so that both are told apart without colour.
PALE, FULL = 0.3, 0.62


class Stroke(NamedTuple):
    """How an edge looks: its grade, its sign, the grade of its glow, and whether it is faded."""

    grade: int
    negative: bool
    glow: int = 0
    faded: bool = False


def paint_edges(
    painter: QPainter, lines: Sequence[QLineF], strokes: Sequence[Stroke], look: Look
) -> None:
    """Draw all lines, those that look alike with one pen; weak ones lie below strong ones."""
    several, many = len(lines) > SEVERAL, len(lines) > MANY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
    groups: dict[Stroke, list[QLineF]] = defaultdict(list)
    for line, stroke in zip(lines, strokes, strict=True):
        if stroke.grade or stroke.glow or not several:
            groups[stroke].append(line)
    for glow in range(1, GLOWS + 1):
        for stroke, members in groups.items():
            if stroke.glow == glow:
                painter.setPen(_glow_pen(stroke, look))
                painter.drawLines(members)
    for stroke in sorted(groups, key=lambda each: (not each.faded, each.grade)):
        painter.setPen(_pen(stroke, look, dashed=not many or stroke.grade >= DASHED))
        painter.drawLines(groups[stroke])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _width(grade: int, look: Look) -> float:
    return max(WIDEST * look.sizes.line * grade / GRADES, look.sizes.thin)


def _pen(stroke: Stroke, look: Look, dashed: bool) -> QPen:
    theme = look.theme
    colour = theme.negative if stroke.negative else theme.positive
    share = 0.25 if stroke.faded else 0.45 + 0.55 * stroke.grade / GRADES
    pen = QPen(mixed(colour, share, theme.surface), _width(stroke.grade, look))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.negative and dashed:
        pen.setDashPattern(DASHES)
    return pen


def _glow_pen(stroke: Stroke, look: Look) -> QPen:
    width = _width(stroke.grade, look) + HALO * look.sizes.line * stroke.glow / GLOWS
    pen = QPen(glow_colour(stroke.glow, look), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def glow_colour(grade: int, look: Look) -> QColor:
    """The colour of a glow, the stronger the larger the gradient."""
    return mixed(look.theme.glow, PALE + (FULL - PALE) * grade / GLOWS, look.theme.surface)
