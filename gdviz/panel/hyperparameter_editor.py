"""A slider and a number box for one hyper-parameter, built from the engine's description."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gdviz.engine.hyperparameter import Hyperparameter
from gdviz.panel.number_box import NumberBox
from gdviz.panel.scale_slider import ScaleSlider
from gdviz.session.words import allowed_range, translated
from gdviz.theme import Look


@final
class HyperparameterEditor(QWidget):
    """Label, number box and slider that agree; it asks for a value and waits to be shown it."""

    value_requested = Signal(float)

    def __init__(self, name: str, about: Hyperparameter) -> None:
        super().__init__()
        self._name, self._about = name, about
        self._build()
        self._arrange()

    def show_value(self, value: float) -> None:
        """Show the value in both; must not emit."""
        self._box.show_number(value)
        self._slider.show_number(value)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._slider.set_look(look)

    def _build(self) -> None:
        about, label = self._about, translated(self._about.label)
        self._label = QLabel(f"{label} {about.symbol}".strip())
        self._box = NumberBox(self._name)
        if not about.log:
            self._box.step_evenly(*about.slider)
        self._slider = ScaleSlider(f"{self._name}_slider", *about.slider, about.log)
        self._label.setBuddy(self._box)
        help_text = f"{translated(about.help)} ({allowed_range(about)})"
        for widget in (self._label, self._box, self._slider):
            widget.setToolTip(help_text)
            widget.setAccessibleName(label)
            widget.setAccessibleDescription(help_text)
        self._box.entered.connect(self.value_requested)
        self._slider.moved.connect(self.value_requested)

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(0, 1)
        layout.setVerticalSpacing(0)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self._box, 0, 1)
        layout.addWidget(self._slider, 1, 0, 1, 2)
