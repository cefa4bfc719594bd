"""A check box for one choice between yes and no, built from the engine's description."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.engine.hyperparameter import Switch
from gdviz.panel.check_box import CheckBox
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class SwitchEditor(QWidget):
    """It asks for a value and waits to be shown it."""

    value_requested = Signal(bool)

    def __init__(self, name: str, about: Switch) -> None:
        super().__init__()
        self._box = CheckBox(name, translated(about.label), self)
        self._box.setToolTip(translated(about.help))
        self._box.setAccessibleDescription(translated(about.help))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        self._box.toggled.connect(self.value_requested)

    def show_value(self, value: bool) -> None:
        """Show the value; what is so already is not asked for again."""
        self._box.setChecked(value)

    def set_look(self, look: Look) -> None:
        """Its size is the style sheet's."""
