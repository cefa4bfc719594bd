"""In which form plates are shown: in whole sentences where there is room, else more briefly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QSizeF

from gdviz.canvas.plates.corners import Room
from gdviz.canvas.plates.plate import Plate
from gdviz.canvas.plates.setting import ROW, STUB, TIGHT, Form

#: The widest a plate may be: a share of the picture, or heights of the text if that is more.
SHARE, NARROWEST = 0.48, 13.0


def choose_forms(plates: Sequence[Plate], room: Room, text: float) -> tuple[Form, ...]:
    """The first forms, from the roomiest on, in which all plates find a place.

    It depends on the rows and the picture's size, not on the ball, so that a plate does not
    change while a ball moves. `text` is the height of the text in pixels.
    """
    width = _widest(room, text)
    for forms, fits in _attempts([len(plate.rows) for plate in plates], width, room):
        sizes = measured(plates, forms)
        if fits([size for size in sizes if not size.isEmpty()]):
            return forms
    return tuple(Form(dropped=len(plate.rows)) for plate in plates)


def measured(plates: Sequence[Plate], forms: Sequence[Form]) -> list[QSizeF]:
    """The size of each plate in its form; empty, where no row is left."""
    settings = [plate.measure(form) for plate, form in zip(plates, forms, strict=True)]
    return [QSizeF(setting.width, setting.height) for setting in settings]


def size_at_large(plate: Plate, room: Room, text: float) -> QSizeF:
    """What a plate takes about, by the number of its rows: words and numbers play no part."""
    return QSizeF(_widest(room, text), len(plate.rows) * ROW * text)


def _widest(room: Room, text: float) -> float:
    whole = room.width - 2 * room.margin
    return min(max(SHARE * room.width - 1.5 * room.margin, NARROWEST * text), whole)


def _attempts(
    rows: Sequence[int], width: float, room: Room
) -> Iterator[tuple[tuple[Form, ...], Callable[[Sequence[QSizeF]], bool]]]:
    """Forms from the roomiest to none, and what of the picture they may take.

    First all plates must fit at one side, so that the ball has the other; then anywhere. The
    first plate, which tells what is drawn, keeps its words longest and its rows too.
    """
    tight = Form(width, TIGHT, STUB)
    brief = replace(tight, short=True)
    for first, others in ((Form(width),) * 2, (tight, tight), (tight, brief), (brief, brief)):
        yield (first, *(others for _ in rows[1:])), room.stacks
    dropped = [0] * len(rows)
    yield tuple(brief for _ in rows), room.holds
    for last in reversed(range(len(rows))):
        while dropped[last] < rows[last]:
            dropped[last] += 1
            yield tuple(replace(brief, dropped=each) for each in dropped), room.holds
