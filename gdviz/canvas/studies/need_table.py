"""The same needs in plain words: how long each way takes, by the number of parameters."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gdviz.canvas.studies.need_curves import WAYS
from gdviz.engine.curse import Curse, Duration, Known, Need
from gdviz.session.words import number, translated
from gdviz.theme import Look

#: Beyond so many decades a number is told by its power of ten.
POWERS = 6


@final
class NeedTable(QTableWidget):
    """A row a dimension; what was not measured is told by a sign and by its words for a reader."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("curse_table")
        self.setAccessibleName(self.tr("Time needed, by the number of parameters"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setColumnCount(1 + len(WAYS))
        titles = [self.tr("Parameters"), *(translated(way.title) for way in WAYS)]
        self.setHorizontalHeaderLabels(titles)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self.verticalHeader().setDefaultSectionSize(round(1.6 * look.sizes.text))
        self.verticalHeader().setMinimumSectionSize(1)

    def show_needs(self, curse: Curse) -> None:
        """Show all that is known."""
        self.setRowCount(len(curse.rows))
        for line, row in enumerate(curse.rows):
            self._put(line, 0, str(row.dimension))
            for column, way in enumerate(WAYS, start=1):
                self._put(line, column, self.in_words(way.need(row)))

    def in_words(self, need: Need | None) -> str:
        """How long it takes, as it is known: measured, about so long, or longer than that."""
        if need is None:
            return "…"
        templates = {
            Known.MEASURED: "{0}",
            Known.EXTRAPOLATED: self.tr("≈ {0}"),
            Known.AT_LEAST: self.tr("> {0}"),
        }
        return templates[need.known].format(duration_in_words(need.duration))

    def _put(self, line: int, column: int, text: str) -> None:
        item = self.item(line, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.setItem(line, column, item)
        if item.text() != text:
            item.setText(text)


def duration_in_words(duration: Duration) -> str:
    """A duration such as `3.1 million years`, or with a power of ten."""
    if duration.log10_number < POWERS:
        amount = number(duration.number, 2)
    else:
        amount = f"10^{duration.log10_number:.0f}"
    return translated(duration.unit.template).format(amount)
