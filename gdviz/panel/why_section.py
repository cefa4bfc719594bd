"""Why this step: slow motion, and which parts of a step are drawn."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gdviz.engine.step_parts import describe_part, parts_of
from gdviz.panel.check_box import CheckBox
from gdviz.panel.layers_section import LayersSection
from gdviz.panel.named import named
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class WhySection(QWidget):
    """A button, the layers of second thoughts, and a check box a part of the first run's steps."""

    def __init__(self, session: Session, slow_motion: SlowMotion) -> None:
        super().__init__()
        self._session, self._slow_motion = session, slow_motion
        self._boxes: dict[str, CheckBox] = {}
        self._button = named("slow_motion_button", QPushButton())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._button)
        deeper = [layer for layer in Layer if not layer.shown_at_first]
        self._layers = LayersSection(session, deeper)
        self._layout.addWidget(self._layers)
        self._button.clicked.connect(slow_motion.toggle)
        slow_motion.beat_changed.connect(self._show_button)
        session.runs_changed.connect(self._show_boxes_in_sight)
        session.layers_changed.connect(self._check_boxes)
        self._show_button()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._layers.set_look(look)

    def showEvent(self, event: QShowEvent) -> None:
        self._show_boxes()

    def _show_button(self) -> None:
        active = self._slow_motion.active
        self._button.setText(self.tr("Stop (S)") if active else self.tr("Slow motion (S)"))
        words = self.tr("Plays the coming step: look at the slope, build the update, move")
        self._button.setToolTip(words)
        self._button.setAccessibleName(self._button.text())

    def _show_boxes_in_sight(self) -> None:
        # Most lectures never open the section: its boxes are made when it is.
        if self.isVisible():
            self._show_boxes()

    def _show_boxes(self) -> None:
        step = self._session.run.step_at(0)
        names = tuple(parts_of(step)) if step is not None else ()
        for name in names:
            self._boxes[name] = self._boxes.get(name) or self._make_box(name)
        for name, box in self._boxes.items():
            self._layout.removeWidget(box)
            box.setVisible(name in names)
        for name in names:
            self._layout.addWidget(self._boxes[name])
        self._check_boxes()

    def _make_box(self, name: str) -> CheckBox:
        part = describe_part(name)
        text = f"{translated(part.label)} {part.symbol}".rstrip()
        box = CheckBox(f"part_{name}", text, self)
        box.setAccessibleName(text)
        box.setAccessibleDescription(self.tr("Draws this part of the step, or hides it"))
        box.clicked.connect(partial(self._on_clicked, name))
        return box

    def _check_boxes(self) -> None:
        for name, box in self._boxes.items():
            box.setChecked(name not in self._session.scene.hidden_parts)

    def _on_clicked(self, name: str) -> None:
        self._session.show_part(name, self._boxes[name].isChecked())
        self._session.show_layer(Layer.PARTS, True)
