"""The runs of the race: one slim line for a single run, a table for several."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.methods import methods
from gdviz.panel.evaluations_line import EvaluationsLine
from gdviz.panel.icon_button import IconButton
from gdviz.panel.named import named
from gdviz.panel.race_rows import rows_of
from gdviz.panel.race_table import RaceTable
from gdviz.session.session import Session
from gdviz.theme import Look


@final
class RunsSection(QWidget):
    """Buttons that add, duplicate, hide and remove runs, above the table of them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("runs")
        self._session = session
        self._build()
        self._arrange()
        self._connect()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._layout.setContentsMargins(0, look.sizes.spacing, 0, 0)
        self._layout.setSpacing(look.sizes.spacing // 2)
        for button in self._buttons:
            button.set_look(look, look.sizes.text)
        self._table.set_look(look)
        self._evaluations.set_look(look)

    def show_icons(self) -> None:
        """Draw the icons; apart, because their font takes longer to load than the first frame."""
        for button in self._buttons:
            button.show_icon()

    def add_run(self) -> None:
        """Add a run of the first optimizer that is not yet in the race."""
        taken = {type(each) for each in self._session.scene.optimizers}
        free = [name for name, rule in methods.items() if rule not in taken]
        self._session.add_run([*free, *methods][0])

    def toggle_hidden(self) -> None:
        """Hide the selected run, or show it again."""
        self._session.hide_run(not self._session.run.hidden)

    def _build(self) -> None:
        session = self._session
        self._heading = named("runs_heading", QLabel(f"<b>{self.tr('Runs')}</b>"))
        button, tr = IconButton, self.tr
        self._hide = button(
            "hide_run_button", "hide_run", tr("Hide or show the run (H)"), self.toggle_hidden
        )
        self._remove = button(
            "remove_run_button", "remove_run", tr("Remove the run (Delete)"), session.remove_run
        )
        self._buttons = (
            button("add_run_button", "add_run", tr("New run (N)"), self.add_run),
            button(
                "duplicate_run_button",
                "duplicate_run",
                tr("Duplicate the run (D)"),
                session.duplicate_run,
            ),
            self._hide,
            self._remove,
        )
        self._hide.setCheckable(True)
        self._table = RaceTable()
        self._evaluations = EvaluationsLine(session)

    def _arrange(self) -> None:
        self._layout = QVBoxLayout(self)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._heading, stretch=1)
        for button in self._buttons:
            line.addWidget(button)
        self._layout.addLayout(line)
        self._layout.addWidget(self._table)
        self._layout.addWidget(self._evaluations)

    def _connect(self) -> None:
        session = self._session
        self._table.run_requested.connect(session.select_run)
        session.runs_changed.connect(self._on_runs_changed)
        session.selection_changed.connect(self._on_runs_changed)
        session.playhead_changed.connect(self._on_playhead_changed)

    def _on_runs_changed(self) -> None:
        several = len(self._session.runs) > 1
        self._table.setVisible(several)
        for button in (self._hide, self._remove):
            button.setEnabled(several or (button is self._hide and self._session.run.hidden))
        self._hide.setChecked(self._session.run.hidden)

    def _on_playhead_changed(self) -> None:
        if len(self._session.runs) > 1:
            self._table.show_rows(rows_of(self._session), self._session.selected)
