"""The plates in the corners of the picture: the legend of a step and the notes on the cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QRectF

from gdviz.canvas.flat.surroundings import Surroundings
from gdviz.canvas.plates.corners import Room, choose, corners
from gdviz.canvas.plates.forms import choose_forms, measured, size_at_large
from gdviz.canvas.plates.part_layout import LONGEST
from gdviz.canvas.plates.plate import Plate
from gdviz.canvas.plates.setting import Form
from gdviz.theme import Look

#: Plates keep so far from the ball's way, in sizes of the ball.
CLEAR = 1.2
#: Plates keep away from where trails came so near, in lengths of the longest slope at a ball.
REACH = 0.5


@final
class CornerPlates:
    """Places the two where they cover least; of equal places the legend is at the top.

    A plate changes its corner only for the ball and its coming step, when the trails have come to
    it more often than elsewhere, or when it says so much more or less that it fits elsewhere:
    seldom. How far a ball has glided plays no part but by what is said.
    """

    def __init__(self, legend: Plate, notes: Plate) -> None:
        self._plates = (legend, notes)

    @property
    def plates(self) -> Sequence[Plate]:
        return self._plates

    @property
    def boxes(self) -> list[QRectF]:
        """The room that those take which are shown, in pixels of the view box."""
        shown = [plate for plate in self._plates if plate.isVisible()]
        return [plate.mapRectToParent(plate.boundingRect()) for plate in shown]

    @property
    def wanted(self) -> bool:
        """Whether there is anything to say."""
        return any(plate.rows for plate in self._plates)

    def lay_out(self, look: Look, around: Surroundings, columns: Sequence[float]) -> None:
        """Choose the form of each, and its corner or its place in another of the columns."""
        room = Room(around.view.width, around.view.height, float(look.sizes.spacing))
        forms = choose_forms(self._plates, room, look.sizes.text)
        for plate, form in zip(self._plates, forms, strict=True):
            plate.show_in(form)
        shown = [index for index, plate in enumerate(self._plates) if plate.isVisible()]
        sizes = measured(self._plates, forms)
        orders = [corners(columns, bottom_first=index > 0) for index in shown]
        clear = CLEAR * look.sizes.ball
        burden = around.burden(clear, max(clear, REACH * LONGEST * around.view.height))
        large = [size_at_large(self._plates[index], room, look.sizes.text) for index in shown]
        boxes = choose(room, orders, [sizes[index] for index in shown], large, burden)
        for index, box in zip(shown, boxes or (), strict=True):
            self._plates[index].setPos(box.topLeft())

    def hide(self) -> None:
        """Show neither, as they have nothing to say."""
        for plate in self._plates:
            plate.show_in(Form())
