"""The row of buttons above a slice: how the landscape is cut, and whether it is seen in 3-D."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from gdviz.session.scene import View
from gdviz.session.session import Session
from gdviz.session.tasks.cut import CutKind
from gdviz.session.words import translated
from gdviz.theme import Look

#: The title's share of the room that the buttons leave, beside 1 for what is empty.
MOST = 100


@final
class LandscapeHead(QWidget):
    """The button of the present kind is down; where there is no room for all, a menu has them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("slice_kind")
        self.setAccessibleName(self.tr("How the landscape is cut"))
        self._session = session
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._title: QLabel | None = None
        self._kinds = {kind: self._kind_button(kind) for kind in CutKind}
        self._menu = self._menu_button()
        self._layout.addStretch(1)
        self._raised = self._button("slice_3d", translated(View.SURFACE.value))
        self._raised.setToolTip(self.tr("The same plane as a surface"))
        self._raised.clicked.connect(self._on_raised)
        session.cut_changed.connect(self._show_scene)
        session.view_changed.connect(self._show_scene)
        self._show_scene()

    def take_title(self, title: QLabel | None) -> None:
        """Have the title of the tile at the left of the buttons, or give it back."""
        if title is not None:
            self._layout.insertWidget(0, title, stretch=MOST)
        elif self._title is not None:
            self._layout.removeWidget(self._title)
        self._title = title
        self._fit()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show the buttons or the menu."""
        buttons = (*self._kinds.values(), self._raised)
        wanted = sum(each.sizeHint().width() + self._layout.spacing() for each in buttons)
        if self._title is not None:
            wanted += self._title.fontMetrics().horizontalAdvance(self._title.text())
        fits = wanted <= self.width()
        self._menu.setVisible(not fits)
        for button in self._kinds.values():
            button.setVisible(fits)

    def _menu_button(self) -> QToolButton:
        button = self._button("slice_kind_menu", "")
        button.setCheckable(False)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for kind in CutKind:
            action = menu.addAction(translated(kind.label))
            action.setToolTip(translated(kind.about))
            action.triggered.connect(partial(self._on_chosen, kind))
        button.setMenu(menu)
        return button

    def _kind_button(self, kind: CutKind) -> QToolButton:
        button = self._button(f"slice_{kind.name.lower()}", translated(kind.label))
        button.setToolTip(translated(kind.about))
        button.setAccessibleDescription(button.toolTip())
        button.clicked.connect(partial(self._on_chosen, kind))
        self._group.addButton(button)
        return button

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        self._layout.addWidget(button)
        return button

    def _on_chosen(self, kind: CutKind) -> None:
        self._session.set_cut(replace(self._session.scene.cut, kind=kind))

    def _on_raised(self, raised: bool) -> None:
        self._session.set_view(View.SURFACE if raised else View.FLAT)

    def _show_scene(self) -> None:
        scene = self._session.scene
        self._kinds[scene.cut.kind].setChecked(True)
        self._menu.setText(self._kinds[scene.cut.kind].text())
        self._menu.setAccessibleName(self._menu.text())
        self._raised.setChecked(scene.view is not View.FLAT)
        self._raised.setVisible(scene.cut.kind is not CutKind.LINE)
