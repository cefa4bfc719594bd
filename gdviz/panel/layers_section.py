"""What to draw: one box a layer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import final

from PySide6.QtWidgets import QGridLayout, QWidget

from gdviz.panel.check_box import CheckBox
from gdviz.session.scene import Layer, View
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class LayersSection(QWidget):
    """A check box for each of these layers that the cost's dimension has."""

    def __init__(self, session: Session, layers: Iterable[Layer]) -> None:
        super().__init__()
        self._session = session
        self._boxes = {layer: self._make_box(layer) for layer in layers}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._log = CheckBox("log_height", self.tr("Log height"), self)
        self._log.setToolTip(self.tr("The surface is as high as the logarithm of the cost"))
        self._log.toggled.connect(session.set_log_height)
        session.view_changed.connect(self._on_view_changed)
        session.cost_changed.connect(self._on_cost_changed)
        session.layers_changed.connect(self._on_layers_changed)
        self._on_cost_changed()
        self._on_layers_changed()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)

    def _make_box(self, layer: Layer) -> CheckBox:
        box = CheckBox(f"show_{layer.name.lower()}", translated(layer.label), self)
        box.toggled.connect(partial(self._session.show_layer, layer))
        return box

    def _on_cost_changed(self) -> None:
        dimension = self._session.cost.dimension
        shown = [box for layer, box in self._boxes.items() if dimension in layer.dimensions]
        for box in self._boxes.values():
            self._layout.removeWidget(box)
            box.setVisible(box in shown)
        for place, box in enumerate(shown):
            self._layout.addWidget(box, place // 2, place % 2)
        self._layout.removeWidget(self._log)
        self._layout.addWidget(self._log, len(shown) // 2, len(shown) % 2)
        self._on_view_changed()

    def _on_view_changed(self) -> None:
        self._log.setVisible(self._session.scene.shown_view is not View.FLAT)
        self._log.setChecked(self._session.scene.log_height)

    def _on_layers_changed(self) -> None:
        for layer, box in self._boxes.items():
            box.setChecked(layer in self._session.scene.layers)
