"""The network with the numbers of one sample; a click chooses a neuron."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.arranging import Room, arrange
from gdviz.canvas.backpropagation.card_grid import Captions
from gdviz.canvas.backpropagation.edge_parts import edge_parts
from gdviz.canvas.backpropagation.known import Known
from gdviz.canvas.backpropagation.moment import Moment, Part
from gdviz.canvas.backpropagation.neuron_parts import neuron_parts
from gdviz.canvas.backpropagation.number_parts import label_parts, plate_parts
from gdviz.canvas.backpropagation.pass_texts import PassText, texts_of
from gdviz.canvas.backpropagation.side_parts import side_parts
from gdviz.canvas.network.names import input_names, output_names
from gdviz.canvas.network.neuron_painter import font_for
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.words import number
from gdviz.theme import Look

#: The largest radius of a neuron without numbers in heights of the text.
RADIUS = 1.1
#: Names take at most this share of the width on each side.
NAMES = 0.16


@final
class PassPicture(QWidget):
    """From one moment to the next it paints only the parts that have changed.

    Its arrangement is kept while sample, weights and size are the same and, unless it is whole,
    the path.
    """

    def __init__(self, backpropagation: Backpropagation) -> None:
        super().__init__()
        self.setObjectName("pass_picture")
        self.setAccessibleName(self.tr("The network with the numbers of this sample"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pass = backpropagation
        self._look: Look | None = None
        self._arranged: Arrangement | None = None
        self._arranged_for: object = None
        self._arranged_path: tuple[int, ...] = ()
        self._parts: tuple[Part, ...] = ()
        self._shown: Arrangement | None = None  # that of the parts

    @property
    def arrangement(self) -> Arrangement | None:
        """Where everything lies; None before it is shown."""
        told = self._pass.told
        if told is None or self._look is None:
            return None
        wanted = (told, self.size(), self._look)
        whole = self._arranged is not None and self._arranged.whole
        if wanted != self._arranged_for or not (whole or self._pass.path == self._arranged_path):
            self._arranged_for, self._arranged_path = wanted, self._pass.path
            self._arranged = self._arrange(told, self._look)
        return self._arranged

    @property
    def texts(self) -> tuple[PassText, ...]:
        """All numbers that are seen, neurons' first, with the places where they are written."""
        moment = self._moment()
        texts = () if moment is None else texts_of(moment.known, moment.arranged)
        return tuple(text for text in texts if text.row.text)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._shown = None
        self.show_beat()

    def show_beat(self) -> None:
        """Paint what differs from the moment before; all of it, where it lies elsewhere."""
        moment = self._moment()
        before, self._parts = self._parts, () if moment is None else self._parts_of(moment)
        arranged = None if moment is None else moment.arranged
        if arranged is None or arranged is not self._shown:
            self.update()
        else:
            self.update(_changed(before, self._parts))
        self._shown = arranged

    def mousePressEvent(self, event: QMouseEvent) -> None:
        arranged, point = self.arrangement, event.position()
        place = None if arranged is None else arranged.layout.at(point.x(), point.y())
        if place is not None:
            self._pass.choose(place.layer, place.neuron)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._pass.active:
            self.show_beat()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in self._parts:
            if event.region().intersects(part.box.toAlignedRect()):
                part.paint(painter)
        painter.end()

    def _moment(self) -> Moment | None:
        told, arranged, look = self._pass.told, self.arrangement, self._look
        if told is None or arranged is None or look is None:
            return None
        known = Known(told, self._pass.beats, self._pass.index, arranged.digits)
        return Moment(known, arranged, self._pass.path, look)

    def _parts_of(self, moment: Moment) -> tuple[Part, ...]:
        """Those that lie above others come later."""
        texts = texts_of(moment.known, moment.arranged)
        captions, more = self._captions(moment.known.told), self.tr("+ {0} more")
        return (
            *edge_parts(moment),
            *neuron_parts(moment, texts),
            *plate_parts(moment, texts),
            *label_parts(moment),
            *side_parts(moment, captions, QRectF(self.rect()), more),
        )

    def _captions(self, told: SamplePass) -> Captions:
        targets = (number(float(target)) for target in told.record.targets[:, 0])
        return Captions(
            input_names(told.cost.samples),
            output_names(told.cost.samples, told.network.sizes[-1]),
            tuple(self.tr("t = {0}").format(target) for target in targets),
        )

    def _arrange(self, told: SamplePass, look: Look) -> Arrangement:
        gap, rect = look.sizes.spacing, QRectF(self.rect())
        room = Room(
            rect.adjusted(1.5 * gap, gap / 2, -1.5 * gap, -gap / 2),
            self._between(told, look),
            RADIUS * look.sizes.text,
            look.sizes,
        )
        return arrange(told, self._pass.beats, self._pass.path, room, self._captions(told))

    def _between(self, told: SamplePass, look: Look) -> QRectF:
        """The part of the picture that names at its sides leave."""
        sizes, samples = look.sizes, told.cost.samples
        metrics = QFontMetricsF(font_for(sizes))
        targets = ["t = −0.00888", *output_names(samples, told.network.sizes[-1])]
        most = NAMES * self.width()
        left, right = (
            min(max(map(metrics.horizontalAdvance, names)) + 3 * sizes.spacing, most)
            for names in (input_names(samples), targets)
        )
        gap = sizes.spacing / 2
        area = QRectF(self.rect()).adjusted(left, gap, -right, -gap)
        if max(told.network.sizes) > 20:
            area.adjust(0, 0, 0, -metrics.height())
        return area


def _changed(before: tuple[Part, ...], after: tuple[Part, ...]) -> QRegion:
    """Where the parts of two moments with the same arrangement differ."""
    states = {_key(part): part.state for part in before}
    changed = [part for part in after if states.pop(_key(part), None) != part.state]
    region = QRegion()
    for box in [part.box for part in changed] + [QRectF(*key) for key in states]:
        region += box.toAlignedRect().adjusted(-1, -1, 1, 1)
    return region


def _key(part: Part) -> tuple[float, float, float, float]:
    """What a part is known by: no two have the same box."""
    box = part.box
    return (box.left(), box.top(), box.width(), box.height())
