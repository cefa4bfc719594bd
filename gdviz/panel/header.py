"""The line at the top: which cost function, and its formula."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.engine.formula import FormulaCost
from gdviz.engine.landscapes import costs
from gdviz.engine.regression import DataCost
from gdviz.panel.formula_edit import FormulaEdit
from gdviz.panel.picker import Picker
from gdviz.panel.view_switch import ViewSwitch
from gdviz.session.session import Session
from gdviz.session.tasks import TASKS
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class Header(QWidget):
    """Cost picker and formula."""

    complained = Signal(str)  # what is wrong with a formula that is being typed, or nothing

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("header")
        self._session = session
        self._picker = Picker("cost_picker")
        self._picker.offer_later(_title, _groups)
        self._picker.setAccessibleName(self.tr("Cost function"))
        self._picker.setToolTip(self.tr("The cost function that is minimised"))
        self._picker.setPlaceholderText(self.tr("Your own formula"))
        self._formula = FormulaEdit("formula_edit")
        self._formula.setAccessibleName(self.tr("Formula"))
        self._formula.setToolTip(
            self.tr("Type a formula of x, or of x and y, such as x**2 + 10*y**2, and press Return")
        )
        self._views = ViewSwitch(session)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._picker)
        self._layout.addWidget(self._formula, stretch=1)
        self._layout.addWidget(self._views)
        self._picker.picked.connect(session.set_cost)
        self._formula.formula_requested.connect(self._on_formula_requested)
        self._formula.complained.connect(self.complained)
        session.cost_changed.connect(self._on_cost_changed)
        session.selection_changed.connect(self._on_selection_changed)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        spacing = look.sizes.spacing
        self._layout.setContentsMargins(2 * spacing, spacing, 2 * spacing, 0)
        self._layout.setSpacing(3 * spacing)
        self._picker.setFixedWidth(19 * look.sizes.text)
        self._formula.set_look(look)
        self._views.set_look(look)

    def fill(self) -> None:
        """Offer all costs: before it is used, the list holds the one that is shown."""
        self._picker.fill()

    def _on_formula_requested(self, text: str) -> None:
        self._session.set_formula(text)
        self._on_cost_changed()  # what was refused must not stay in the line

    def _on_selection_changed(self) -> None:
        # Runs of a task may descend different costs; elsewhere a formula that is begun must stay.
        if self._session.scene.task is not None:
            self._on_cost_changed()

    def _on_cost_changed(self) -> None:
        self._picker.show_name(self._session.scene.cost)
        cost = self._session.cost
        text = cost.text if isinstance(cost, FormulaCost) else translated(cost.formula)
        self._formula.show_formula(text)


def _title(name: str) -> str:
    """The title of a task or of a cost that has a name; a formula has none."""
    known = TASKS.get(name) or costs.get(name)
    return "" if known is None else translated(known.title)


def _groups() -> list[dict[str, str]]:
    """Names and titles: costs of one parameter, of two, those of data, and tasks."""
    groups: dict[tuple[bool, int], dict[str, str]] = {}
    for name, cost in costs.items():
        kind = (isinstance(cost, DataCost), cost.dimension)
        groups.setdefault(kind, {})[name] = translated(cost.title)
    tasks = {name: translated(offer.title) for name, offer in TASKS.items()}
    return [*(groups[kind] for kind in sorted(groups)), tasks]
