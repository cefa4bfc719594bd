"""The control panel: optimizer, start, what to draw."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from gdviz.panel.layers_section import LayersSection
from gdviz.panel.named import named
from gdviz.panel.optimizer_section import OptimizerSection
from gdviz.panel.start_section import StartSection
from gdviz.session.session import Session
from gdviz.theme import Look


@final
class ControlPanel(QScrollArea):
    """A column of sections, each under its heading; it scrolls where the window is low."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("control_panel")
        column = named("control_column", QWidget())
        self._layout = QVBoxLayout(column)
        self._optimizer = OptimizerSection(session)
        self._add(self.tr("Optimizer"), self._optimizer)
        self._add(self.tr("Start"), StartSection(session))
        self._add(self.tr("Show"), LayersSection(session))
        self._layout.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_look(self, look: Look) -> None:
        """Take sizes: a width in letters, which leaves the canvas over 70 % of the window."""
        margin = 2 * look.sizes.spacing
        self._layout.setContentsMargins(margin, 0, margin, margin)
        self._layout.setSpacing(look.sizes.spacing)
        self._optimizer.set_look(look)
        self.setFixedWidth(20 * look.sizes.text)

    def _add(self, heading: str, section: QWidget) -> None:
        self._layout.addWidget(named("heading", QLabel(heading)))
        self._layout.addWidget(section)
