"""The basin map, on the picture of the cost itself: beneath it in one dimension, over it in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from gdviz.canvas.flat.descent_view import DescentView
from gdviz.canvas.studies.hover_trail import HoverTrail
from gdviz.canvas.studies.letter_painter import (
    paint_in_band,
    paint_in_basins,
    paint_letters,
    under_foot,
)
from gdviz.canvas.studies.letters import letter
from gdviz.canvas.studies.map_image import MapImage
from gdviz.canvas.studies.pattern_painter import period_for
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.maps.basin_map import BasinMap
from gdviz.engine.maps.grid import Axis
from gdviz.engine.maps.places import DIVERGED, ON_ITS_WAY, Place
from gdviz.map_colours import basin_patterns, colour_basins
from gdviz.session.desk import Desk
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.studies.basins import STEPS
from gdviz.session.study import Study
from gdviz.session.words import number
from gdviz.theme import Look

#: Height of the band under a curve in heights of the text.
BAND = 1.6
#: So many places are told with the share of starts that reach them; of more, the lowest is.
TOLD = 4
#: So many places have letters; those of more would lie one upon the other.
LETTERED = 26
#: How much of the cost's own colours is covered: level lines are still seen.
COVER = 0.85


@final
class Basins:
    """Colours the picture; over it, the way from the place under the pointer is shown."""

    def __init__(self, session: Session, desk: Desk, view: DescentView) -> None:
        self._session, self._desk, self._view = session, desk, view
        self._look: Look | None = None
        self._image: MapImage | None = None
        self._answer: BasinMap | None = None
        self._reached: list[int] = []  # the labels of places that starts reach
        self.trail = HoverTrail(view.plot, view.positions)
        view.pointed.connect(self._on_pointed)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.trail.set_look(look)

    def begin(self) -> None:
        """Colour nothing until there is an answer."""
        self._answer, self._image = None, None
        self.trail.follow(None)
        self._view.set_cover(None)

    def show_answer(self, answer: object) -> None:
        """Colour the starts by what they reach."""
        if isinstance(answer, BasinMap):
            self._answer = answer
            # From -2 on; counted once an answer, which takes longer than to paint it.
            self._reached = np.flatnonzero(np.bincount(answer.labels.ravel() + 2)[2:]).tolist()
            colours, worn = colour_basins(answer, STEPS), basin_patterns(answer)
            up = answer.grid.up or Axis(0, 1)
            self._image = MapImage.of(colours, worn, answer.grid.across, up)
            self._view.set_cover(self._paint)

    def place(self) -> None:
        """The map is of all starts, wherever the runs are."""

    def words(self) -> str:
        """What share of the starts reaches which place."""
        if self._answer is None:
            return ""
        labels, places = self._answer.labels, self._answer.places
        counts = np.bincount(labels[labels >= 0], minlength=len(places))
        reached = np.flatnonzero(counts)
        if len(reached) > TOLD:
            told = self._many_in_words(reached, counts / labels.size)
        else:
            most = reached[np.argsort(-counts[reached], kind="stable")]
            told = "; ".join(self._reached_in_words(i, counts[i] / labels.size) for i in most)
        parts = [_tr("Starts reach {0}").format(told)] if told else []
        return "; ".join([*parts, *self._others(labels)])

    def _reached_in_words(self, index: int, share: float) -> str:
        place = _place_in_words(self._session.cost, self._places[index])
        if len(self._places) > LETTERED:
            return _tr("{place} from {share}").format(place=place, share=_percent(share))
        text = _tr("{letter} at {place} from {share}")
        return text.format(letter=letter(index), place=place, share=_percent(share))

    def _many_in_words(self, reached: NDArray[np.intp], shares: Array) -> str:
        """How many they are, and how few starts reach the lowest of them."""
        values = [self._session.cost.value(self._places[index].point) for index in reached]
        lowest = int(reached[int(np.argmin(values))])
        text = _tr("{count} places; the lowest, {lowest}")
        return text.format(
            count=len(reached), lowest=self._reached_in_words(lowest, shares[lowest])
        )

    @property
    def _places(self) -> Sequence[Place]:
        return () if self._answer is None else self._answer.places

    def _others(self, labels: NDArray[np.int32]) -> list[str]:
        # Said with their greys and patterns, which are those of the picture.
        others = {
            _tr("{0} diverge (dark grey, crosses)"): np.count_nonzero(labels == DIVERGED),
            _tr("{0} are on their way (light grey, dots)"): np.count_nonzero(labels == ON_ITS_WAY),
        }
        return [words.format(_percent(n / labels.size)) for words, n in others.items() if n]

    def _paint(self, painter: QPainter, view: ViewMap) -> None:
        if self._image is None or self._answer is None or self._look is None:
            return
        flat = self._session.cost.dimension == 1
        box = self._image.box(view)
        if flat:
            height = BAND * self._look.sizes.text
            box = QRectF(box.left(), view.height - height, box.width(), height)
        self._image.paint(painter, box, view, period_for(self._look), 1.0 if flat else COVER)
        self._paint_letters(painter, view, box, self._look)

    def _paint_letters(self, painter: QPainter, view: ViewMap, box: QRectF, look: Look) -> None:
        answer, whole = self._answer, QRectF(0, 0, view.width, view.height)
        if answer is None or not answer.places:
            return
        points = np.array([place.point for place in answer.places])
        feet = view.to_pixels(self._view.positions(points))
        reached = self._reached
        if len(answer.places) > LETTERED:
            return
        if answer.grid.up is not None:
            by_label = {label: feet[label] for label in reached}
            paint_in_basins(painter, answer.labels[::-1], box, whole, by_label, look)
            return
        above = QRectF(0, 0, view.width, box.top())
        paint_letters(painter, [(i, under_foot(feet[i], above, look)) for i in reached], look)
        paint_in_band(painter, answer.labels[0], box, look)

    def _on_pointed(self, point: Array | None) -> None:
        asked = self._desk.study is Study.BASINS and self._answer is not None
        if not asked or point is None or not self._session.cost.domain.contains(point):
            self.trail.follow(None)
            return
        scene = self._session.scene
        rule, start = scene.recipe(scene.race.plan.optimizer), tuple(point.tolist())
        self.trail.follow(Run.begin(scene.function, rule, start, 0, STEPS))


def _place_in_words(cost: CostFunction, place: Place) -> str:
    """Such as `x = 2.00`, or `(3.00, 2.00)` where there are several coordinates."""
    coordinates = ", ".join(number(each) for each in place.point.tolist())
    if cost.dimension == 1:
        return f"{cost.coordinates[0].symbol} = {coordinates}"
    return f"({coordinates})"


def _percent(share: float) -> str:
    return _tr("{0} %").format(number(100 * share, 2))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Basins", text)
