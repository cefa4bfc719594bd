"""The curse of dimensionality: evaluations needed against the number of parameters."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.key_row import KeyRow
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.studies.need_curves import WAYS, key_entries, paint_needs, paint_networks
from gdviz.canvas.studies.need_table import NeedTable, duration_in_words
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.curse import NETWORKS, Curse
from gdviz.engine.landscapes import costs
from gdviz.session.session import Session
from gdviz.session.studies.dimensions import ERROR, family_of
from gdviz.session.words import number, translated
from gdviz.theme import Look

#: The dimension of which the sentence speaks.
TOLD = 10
#: Decades of evaluations that are shown.
DECADES = 30.0


@final
class Dimensions(QWidget):
    """A chart, and behind it the table that says the same in words."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("dimensions")
        self.setAccessibleName(self.tr("Curse of dimensionality"))
        self._session = session
        self._curse: Curse | None = None
        self._look: Look | None = None
        self._build()
        self._arrange()

    @property
    def plot(self) -> PlotArea:
        return self._plot

    @property
    def key(self) -> KeyRow:
        """Which marks are those of which way."""
        return self._key

    @property
    def table(self) -> NeedTable:
        return self._table

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._plot.set_look(look)
        self._plot.set_log(bottom=True, left=True)
        self._table.set_look(look)
        self._row.setContentsMargins(2 * look.sizes.spacing, 0, 2 * look.sizes.spacing, 0)
        self._key.set_look(look)
        self._key.show_entries(key_entries())
        self._backdrop.repaint()

    def begin(self) -> None:
        """Show empty axes."""
        self._curse = None
        last = float(np.log10(max(each.weights for each in NETWORKS)))
        title = translated(costs[family_of(self._session.scene)].title)
        parameters = self.tr("parameters of {0}").format(title)
        self._plot.set_labels(parameters, self.tr("evaluations"))
        self._plot.set_home((-0.05, last + 0.3), (0.0, DECADES))
        self._backdrop.repaint()

    def show_answer(self, answer: object) -> None:
        """Show all that is known of the needs."""
        if isinstance(answer, Curse):
            self._curse = answer
            self._table.show_needs(answer)
            self._backdrop.repaint()

    def place(self) -> None:
        """The needs are those of all runs."""

    def words(self) -> str:
        """What it would take in ten dimensions."""
        row = (
            next((r for r in self._curse.rows if r.dimension == TOLD), None)
            if self._curse
            else None
        )
        if row is None:
            return ""
        told = [
            self.tr("{way} {time}").format(way=translated(way.title), time=words)
            for way in WAYS
            if (need := way.need(row)) is not None and (words := duration_in_words(need.duration))
        ]
        text = self.tr("{0} parameters: {1}; to come within {2}")
        return text.format(TOLD, ", ".join(told).lower(), number(ERROR, 1))

    def _build(self) -> None:
        self._plot = PlotArea(self)
        self._backdrop = Backdrop(self._plot, self._paint)
        self._plot.double_clicked.connect(self._plot.go_home)
        self._table = NeedTable()
        self._key = KeyRow("curse_key")
        self._flip = QToolButton()
        self._flip.setObjectName("curse_flip")
        self._flip.setText(self.tr("Table"))
        self._flip.setCheckable(True)
        self._flip.toggled.connect(self._on_flipped)

    def _arrange(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._plot.widget)
        self._stack.addWidget(self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.addWidget(self._key, stretch=1)
        self._row.addWidget(self._flip)
        layout.addLayout(self._row)
        layout.addWidget(self._stack, stretch=1)

    def _on_flipped(self, table: bool) -> None:
        self._stack.setCurrentWidget(self._table if table else self._plot.widget)

    def _paint(self, painter: QPainter, view: ViewMap) -> None:
        if self._look is None:
            return
        surface = self._look.theme.surface
        painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, surface)
        paint_networks(painter, view, self._look)
        if self._curse is not None:
            paint_needs(painter, view, self._curse, self._look)
