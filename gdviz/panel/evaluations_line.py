"""What the selected run has asked of the cost: as it was asked, and as one number."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gdviz.engine.evaluations import Evaluations
from gdviz.session.budget import Budget
from gdviz.session.session import Session
from gdviz.session.words import number
from gdviz.theme import Look


@final
class EvaluationsLine(QWidget):
    """Shown where a search takes part: only there steps of different runs are worth so unlike."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("evaluations")
        self._session = session
        self._budget = Budget(session, self)
        self._label = QLabel()
        self._label.setObjectName("evaluations_text")
        self._label.setWordWrap(True)
        self._share = QPushButton(self.tr("Same budget"))
        self._share.setObjectName("share_budget")
        words = self.tr("Each search may try as many points a step as the first descent asks for")
        self._share.setToolTip(words)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._label, stretch=1)
        self._layout.addWidget(self._share)
        self._share.clicked.connect(self._budget.share)
        self._budget.measured.connect(self._show_text)
        session.runs_changed.connect(self._on_runs_changed)
        session.playhead_changed.connect(self._show_text)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing)

    def _on_runs_changed(self) -> None:
        searching = {not run.follows_slope for run in self._session.runs}
        self.setVisible(True in searching)
        self._share.setVisible(False in searching)

    def _show_text(self) -> None:
        if self.isHidden():
            return
        run = self._session.run
        spent, total = self._budget.spent(run), self._budget.in_values(run)
        text = self._in_words(spent)
        if total is not None and (spent.gradients or spent.hessians):
            text = self.tr("{0} = {1} values").format(text, number(total))
        if text != self._label.text():
            self._label.setText(text)

    def _in_words(self, spent: Evaluations) -> str:
        words = [self.tr("{0} values").format(spent.values)]
        if spent.gradients:
            words.append(self.tr("{0} gradients").format(f"{spent.gradients:g}"))
        if spent.hessians:
            words.append(self.tr("{0} Hessians").format(spent.hessians))
        return self.tr("Asked: {0}").format(", ".join(words))
