"""The vectors and boxes that a step is made of, drawn at the ball."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.canvas.outline import Outline
from gdviz.canvas.picture import Picture
from gdviz.canvas.plates.part_layout import DrawnPart, lay_out
from gdviz.canvas.plates.setting import Row, Swatch
from gdviz.canvas.plot_area import PlotArea
from gdviz.engine.cost import Array
from gdviz.engine.step_parts import Shape, StepPart, Unit
from gdviz.session.words import number, round_number, translated
from gdviz.theme import Look

#: Parts lie below the ball and what is drawn of the coming step.
HEIGHT = 17.0
#: A part that is this much longer than the scale says is told of in the legend.
TOLD = 1.05


@final
class PartMarks:
    """Owns one outline a part; `show` puts them at the ball and gives the rows of the legend."""

    def __init__(self, plot: PlotArea) -> None:
        self._plot = plot
        self._look: Look | None = None
        self._outlines: dict[str, Outline] = {}

    @property
    def outlines(self) -> dict[str, Outline]:
        """By the names of the parts; those that are not shown now are hidden."""
        return self._outlines

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look

    def hide(self) -> None:
        """Draw none of them."""
        for outline in self._outlines.values():
            outline.setVisible(False)

    def show(self, picture: Picture, ball: Array, parts: dict[str, Array]) -> Sequence[Row]:
        """Draw these parts of a step at the ball's pixel; what the legend says of them."""
        self.hide()
        if self._look is None or not parts or not np.isfinite(ball).all():
            return ()
        drawn, scale = lay_out(parts, picture.flat, self._plot.map)
        shifts = self._shifts(drawn, picture)
        for each, shift in zip(drawn, shifts, strict=True):
            if each.length > 0:
                self._draw(self._look, each, ball + shift, picture)
        return _rows(self._look, drawn, scale)

    def tell(self, picture: Picture, parts: dict[str, Array]) -> Sequence[Row]:
        """What the legend says of them; nothing is drawn."""
        if self._look is None or not parts:
            return ()
        return _rows(self._look, *lay_out(parts, picture.flat, self._plot.map))

    def _draw(self, look: Look, drawn: DrawnPart, ball: Array, picture: Picture) -> None:
        outline, swatch = self._outline(drawn.name), swatch_of(look, drawn.part)
        outline.set_style(look.sizes.line, swatch.colour, look.theme.casing, swatch.dashes)
        if drawn.part.shape is Shape.BOX:
            outline.show_box(ball, np.maximum(drawn.pixels, picture.box_height(look)))
        else:
            outline.show_arrow(ball, ball + drawn.pixels)
        # The shorter lies above the longer, so that every tip is seen.
        outline.setZValue(HEIGHT + 1.0 / (1.0 + drawn.length))
        outline.setVisible(True)

    def _outline(self, name: str) -> Outline:
        if name not in self._outlines:
            self._outlines[name] = Outline()
            self._plot.add(self._outlines[name], HEIGHT)
        return self._outlines[name]

    def _shifts(self, drawn: Sequence[DrawnPart], picture: Picture) -> list[Array]:
        """Arrows that would lie on one another are drawn side by side."""
        gap = 3.2 * self._look.sizes.line if self._look is not None else 0.0
        shifts: list[Array] = []
        before: list[Array] = []
        for each in drawn:
            if each.part.shape is Shape.BOX or each.length == 0:
                shifts.append(np.zeros(2))
                continue
            alike = sum(picture.alike(each.pixels, other) for other in before)
            before.append(each.pixels)
            across = np.array([-each.pixels[1], each.pixels[0]]) / each.length
            # Upwards where they lie level, whichever way they point.
            shifts.append(alike * gap * across * (1.0 if across[1] < 0 else -1.0))
        return shifts


def swatch_of(look: Look, part: StepPart) -> Swatch:
    """The colour and the line of a part."""
    theme = look.theme
    place = part.place % len(theme.part_colours)
    dashes = tuple(theme.part_dashes[place % len(theme.part_dashes)])
    is_box = part.shape is Shape.BOX
    return Swatch(theme.part_colours[place], dashes, is_box, not is_box)


def _rows(look: Look, drawn: Sequence[DrawnPart], scale: float) -> list[Row]:
    rows = [_row(each, swatch_of(look, each.part)) for each in drawn]
    return [*rows, *_scale_rows(drawn, scale)]


def _row(drawn: DrawnPart, swatch: Swatch) -> Row:
    """Label and symbol; where there is little room, the symbol alone."""
    label, symbol = translated(drawn.part.label), drawn.part.symbol
    name = f"{label}  {symbol}".rstrip()
    return Row(_words(drawn, name), swatch, _words(drawn, symbol or label))


def _words(drawn: DrawnPart, name: str) -> str:
    """The name, and a word where the arrow is not as long as the scale says."""
    if drawn.length == 0:
        return _tr("{part}: zero").format(part=name)
    if drawn.stretch > TOLD:
        return _tr("{part}: enlarged × {factor}").format(part=name, factor=number(drawn.stretch, 2))
    if drawn.stretch < 1 / TOLD:
        return _tr("{part}: longer than drawn").format(part=name)
    return name


def _scale_rows(drawn: Sequence[DrawnPart], scale: float) -> list[Row]:
    """What the lengths mean."""
    units = {each.part.unit for each in drawn}
    factor = round_number(scale)
    slopes, moves = _tr("Slopes drawn × {scale}"), _tr("moves in true length")
    said = [text for unit, text in ((Unit.SLOPE, slopes), (Unit.MOVE, moves)) if unit in units]
    short = _tr("Slopes × {scale}") if Unit.SLOPE in units else ""
    text = "; ".join(said)
    return [Row(text.format(scale=factor), short=short.format(scale=factor))] if said else []


def _tr(text: str) -> str:
    return QCoreApplication.translate("PartMarks", text)
