"""The line at the top: which cost function, and its formula."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gdviz.engine.landscapes import costs
from gdviz.engine.regression import DataCost
from gdviz.panel.named import named
from gdviz.panel.picker import Picker
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class Header(QWidget):
    """Cost picker and formula."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("header")
        self._session = session
        self._picker = Picker("cost_picker", *_groups())
        self._picker.setAccessibleName(self.tr("Cost function"))
        self._picker.setToolTip(self.tr("The cost function that is minimised"))
        self._formula = named("formula", QLabel())
        self._formula.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._picker)
        self._layout.addWidget(self._formula, stretch=1)
        self._picker.picked.connect(session.set_cost)
        session.cost_changed.connect(self._on_cost_changed)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        spacing = look.sizes.spacing
        self._layout.setContentsMargins(2 * spacing, spacing, 2 * spacing, 0)
        self._layout.setSpacing(3 * spacing)
        self._picker.setFixedWidth(19 * look.sizes.text)

    def _on_cost_changed(self) -> None:
        self._picker.show_name(self._session.scene.cost)
        self._formula.setText(translated(self._session.cost.formula))


def _groups() -> list[dict[str, str]]:
    """Names and titles: costs of one parameter, of two, and those of data."""
    groups: dict[tuple[bool, int], dict[str, str]] = {}
    for name, cost in costs.items():
        kind = (isinstance(cost, DataCost), cost.dimension)
        groups.setdefault(kind, {})[name] = translated(cost.title)
    return [groups[kind] for kind in sorted(groups)]
