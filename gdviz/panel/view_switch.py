"""Which way a cost of two parameters is seen: from above, as a surface, or both."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from gdviz.session.scene import View
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class ViewSwitch(QWidget):
    """One button a view; a cost of one parameter has only its curve and needs none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("view_switch")
        self.setAccessibleName(self.tr("View"))
        self._session = session
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._buttons = {view: self._make_button(view) for view in View}
        session.view_changed.connect(self._on_view_changed)
        session.cost_changed.connect(self._on_view_changed)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)

    def _make_button(self, view: View) -> QPushButton:
        button = QPushButton(translated(view.value))
        button.setObjectName(f"view_{view.name.lower()}")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._session.set_view, view))
        self._group.addButton(button)
        self._layout.addWidget(button)
        return button

    def _on_view_changed(self) -> None:
        scene = self._session.scene
        self.setVisible(scene.task is None and scene.function.dimension == 2)
        self._buttons[self._session.scene.view].setChecked(True)
