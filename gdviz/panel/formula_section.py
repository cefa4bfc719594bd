"""The formula typeset: the cost, its slopes, and both with the numbers of the present point."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.formula import FormulaCost
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look
from gdviz.typeset.math_label import MathLabel
from gdviz.typeset.typesetter import Typesetter

#: At most so many lines: the cost and its two slopes, and each once more with numbers.
LINES = 6
#: Milliseconds of rest before the numbers of a new point are set.
REST = 120


@final
class FormulaSection(QWidget):
    """Lines are set only while they can be seen, on a thread of their own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._colour = ""
        self._labels = {f"formula_line_{i}": MathLabel(f"formula_line_{i}") for i in range(LINES)}
        self._typesetter = Typesetter(self)
        self._timer = QTimer(self, interval=REST, singleShot=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for label in self._labels.values():
            layout.addWidget(label)
        self._timer.timeout.connect(self._request)
        self._typesetter.typeset.connect(self._on_typeset)
        session.cost_changed.connect(self._request_soon)
        session.playhead_changed.connect(self._request_soon)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._colour = look.theme.text
        for label in self._labels.values():
            label.set_text_size(look.sizes.text)
        self._request_soon()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start(0)

    def _request_soon(self) -> None:
        if self.isVisible():
            self._timer.start(REST)

    def _request(self) -> None:
        if not self._colour:
            return
        lines = self._lines()
        padded = lines + [""] * (LINES - len(lines))
        for (name, label), latex in zip(self._labels.items(), padded, strict=True):
            label.setVisible(bool(latex))
            if latex:
                self._typesetter.request(name, latex, self._colour)

    def _lines(self) -> list[str]:
        cost = self._session.cost
        if not isinstance(cost, FormulaCost):
            return [cost.latex]
        point = self._session.run.point_at(self._session.playhead)
        axes = range(cost.dimension)
        return [
            cost.latex,
            *(cost.slope_latex(axis) for axis in axes),
            cost.latex_at(point),
            *(cost.slope_latex_at(axis, point) for axis in axes),
        ]

    def _on_typeset(self, name: str, picture: bytes) -> None:
        self._labels[name].show_picture(picture, translated(self._session.cost.formula))
