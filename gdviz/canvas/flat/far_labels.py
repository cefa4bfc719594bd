"""The labels that say how far away the balls beyond the edge of the picture are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QRectF

from gdviz.canvas.flat.run_marks import RunMarks
from gdviz.canvas.flat.surroundings import Surroundings
from gdviz.canvas.picture import Picture
from gdviz.canvas.plates.beyond import distance_row, label_places
from gdviz.canvas.plates.boxes import apart, crossings, grown
from gdviz.canvas.plates.plate import Plate
from gdviz.canvas.plates.setting import Form, Swatch
from gdviz.canvas.plot_area import PlotArea
from gdviz.theme import Look

#: The labels lie above everything.
HEIGHT = 60


@final
class FarLabels:
    """Owns one label for each ball that is away; the selected run's is placed first."""

    def __init__(self, plot: PlotArea) -> None:
        self._plot = plot
        self._look: Look | None = None
        self._labels: list[Plate] = []

    @property
    def plates(self) -> Sequence[Plate]:
        return self._labels

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        for label in self._labels:
            label.set_look(look)

    def lay_out(
        self,
        look: Look,
        picture: Picture,
        around: Surroundings,
        marks: Sequence[RunMarks],
        taken: Sequence[QRectF],
    ) -> list[QRectF]:
        """Place the labels of these marks away from the boxes that are taken; the room they take.

        Where there is no room for a label but on the selected ball, it is not shown: its wedge is.
        """
        far = sorted((each for each in marks if each.ball.away), key=lambda each: not each.selected)
        self._provide(len(far), look)
        balls, boxes = [each.ball.box for each in marks], list[QRectF]()
        taken = [*taken, *(each.ball.box for each in marks if each.selected)]
        for label, each in zip(self._labels, far, strict=False):
            row = distance_row(picture, each.position, around.view, _marker(each, look))
            label.take_rows([row])
            label.show_in(Form())
            box = _place(label, each, look, around, [*taken, *boxes], balls)
            label.setVisible(box is not None)
            if box is not None:
                label.setPos(box.topLeft())
                boxes.append(box)
        return boxes

    def _provide(self, count: int, look: Look) -> None:
        """As many labels as are needed; the others are hidden."""
        while len(self._labels) < count:
            label = Plate()
            label.set_look(look)
            self._plot.add(label, HEIGHT)
            self._labels.append(label)
        for label in self._labels[count:]:
            label.setVisible(False)


def _marker(marks: RunMarks, look: Look) -> Swatch:
    """By it a label is known as its run's, also where it had to move aside."""
    style = marks.run.colour
    return Swatch(look.theme.runs[style % len(look.theme.runs)], style=style)


def _place(
    label: Plate,
    marks: RunMarks,
    look: Look,
    around: Surroundings,
    taken: list[QRectF],
    balls: list[QRectF],
) -> QRectF | None:
    """The free place that covers least, of several the one nearest to the wedge; or none."""
    gap, view = float(look.sizes.spacing), QRectF(0, 0, around.view.width, around.view.height)
    size = label.boundingRect().size()
    best: tuple[tuple[int, int], QRectF] | None = None
    for box in label_places(marks.ball.box, size, gap, view):
        if not view.contains(box) or not apart(box, taken, gap / 2):
            continue
        hidden = sum(box.intersects(ball) for ball in balls)
        if best is not None and best[0] <= (0, hidden):
            continue  # as good already; crossings take longer to count
        burden = crossings(grown(box, gap / 2), around.way), hidden
        if best is None or burden < best[0]:
            best = burden, box
        if burden == (0, 0):
            break
    return None if best is None else best[1]
