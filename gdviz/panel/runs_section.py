"""The runs of the race: one slim line for a single run, a table for several."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gdviz.engine.methods import methods
from gdviz.panel.icons import icon
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
        self._look: Look | None = None
        self._build()
        self._arrange()
        self._connect()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._layout.setContentsMargins(0, look.sizes.spacing, 0, 0)
        self._layout.setSpacing(look.sizes.spacing // 2)
        for button in self._buttons:
            button.setIconSize(QSize(look.sizes.text, look.sizes.text))
        self._table.set_look(look)
        if not self._add.icon().isNull():
            self.show_icons()

    def show_icons(self) -> None:
        """Draw the icons; apart, because their font takes longer to load than the first frame."""
        if self._look is None:
            return
        theme = self._look.theme
        for button, name in self._buttons.items():
            colour = theme.on_accent if button.isChecked() else theme.text
            button.setIcon(icon(name, colour, theme.rule))

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
        add, twice = self.tr("New run (N)"), self.tr("Duplicate the run (D)")
        hide, remove = self.tr("Hide or show the run (H)"), self.tr("Remove the run (Delete)")
        self._add = self._button("add_run_button", add, self.add_run)
        self._twice = self._button("duplicate_run_button", twice, session.duplicate_run)
        self._hide = self._button("hide_run_button", hide, self.toggle_hidden)
        self._hide.setCheckable(True)
        self._remove = self._button("remove_run_button", remove, session.remove_run)
        names = ("add_run", "duplicate_run", "hide_run", "remove_run")
        buttons = (self._add, self._twice, self._hide, self._remove)
        self._buttons = dict(zip(buttons, names, strict=True))
        self._table = RaceTable()

    def _button(self, name: str, help_text: str, act: Callable[[], object]) -> QToolButton:
        button = named(name, QToolButton())
        button.setToolTip(help_text)
        button.setAccessibleName(help_text)
        button.clicked.connect(lambda: act())
        return button

    def _arrange(self) -> None:
        self._layout = QVBoxLayout(self)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._heading, stretch=1)
        for button in self._buttons:
            line.addWidget(button)
        self._layout.addLayout(line)
        self._layout.addWidget(self._table)

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
        if not self._add.icon().isNull():
            self.show_icons()

    def _on_playhead_changed(self) -> None:
        if len(self._session.runs) > 1:
            self._table.show_rows(rows_of(self._session), self._session.selected)
