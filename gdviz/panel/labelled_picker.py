"""A picker with its label beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gdviz.panel.picker import Picker


@final
class LabelledPicker(QWidget):
    """Says what is picked; a screen reader hears it too."""

    picked = Signal(str)  # a name that a person chose

    def __init__(self, name: str, label: str, *groups: Mapping[str, str]) -> None:
        super().__init__()
        self._label = QLabel(label)
        self._picker = Picker(name, *groups)
        self._picker.setAccessibleName(label)
        self._label.setBuddy(self._picker)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        layout.addWidget(self._picker, stretch=1)
        self._picker.picked.connect(self.picked)

    def show_name(self, name: str) -> None:
        """Show the entry of a name; must not emit."""
        self._picker.show_name(name)

    def show_titles(self, *groups: Mapping[str, str]) -> None:
        """Offer other entries, with a line between groups; must not emit."""
        self._picker.show_titles(*groups)
