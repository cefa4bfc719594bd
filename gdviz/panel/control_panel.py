"""The control panel: runs, and a column of sections of what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gdviz.panel.all_sections import Offered, offered_sections
from gdviz.panel.named import named
from gdviz.panel.runs_section import RunsSection
from gdviz.panel.section import Section
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.theme import Look


@final
class ControlPanel(QScrollArea):
    """A column of sections, each under its heading; it scrolls where the window is low."""

    made = Signal()  # a section has got its content

    def __init__(self, session: Session, slow_motion: SlowMotion) -> None:
        super().__init__()
        self.setObjectName("control_panel")
        self._session, self._slow_motion = session, slow_motion
        self.runs = RunsSection(session)
        self._offered = offered_sections()
        self._sections = {each.name: self._section(each) for each in self._offered}
        self._arrange()
        for changed in (session.cost_changed, session.tiles_changed, session.cut_changed):
            changed.connect(self._show_what_suits)

    def set_look(self, look: Look) -> None:
        """Take sizes: a width in letters, which leaves the canvas over 70 % of the window."""
        margin = 2 * look.sizes.spacing
        self._layout.setContentsMargins(margin, 0, margin, look.sizes.spacing)
        self._layout.setSpacing(0)
        self.runs.set_look(look)
        for section in self._sections.values():
            section.set_look(look)
        self.setFixedWidth(20 * look.sizes.text)

    def ahead(self, suiting: bool) -> Iterator[Callable[[], object]]:
        """What can be done before a section is seen, one thing after another.

        For the sections that mean something now, or for the others too.
        """
        for section in self._sections.values():
            if section.suits or not suiting:
                yield section.prepare

    def open_file(self, file: str) -> None:
        """Learn from the table in a file, once it is read."""
        # Imported where a file is opened.
        from gdviz.panel.data_section import DataSection

        data = self._sections["data"].content()
        if isinstance(data, DataSection):
            data.open_file(file)

    def _section(self, offered: Offered) -> Section:
        make = partial(offered.make, self._session, self._slow_motion)
        section = Section(offered.name, offered.text, make, offered.opened, suits=False)
        section.made.connect(self.made)
        return section

    def _arrange(self) -> None:
        column = named("control_column", QWidget())
        self._layout = QVBoxLayout(column)
        self._layout.addWidget(self.runs)
        for section in self._sections.values():
            self._layout.addWidget(section)
        self._layout.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _show_what_suits(self) -> None:
        for each in self._offered:
            self._sections[each.name].set_suits(each.suits(self._session.scene))
