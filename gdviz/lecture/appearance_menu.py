"""The menus of themes and colour maps; they follow the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import COLOUR_MAPS, load_theme, theme_names


@final
class AppearanceMenu(QObject):
    """Adds an entry a theme to a menu, and a menu of the colour maps."""

    def __init__(self, session: Session, menu: QMenu) -> None:
        super().__init__(menu)
        self._session = session
        themes = {name: translated(load_theme(name).title) for name in theme_names()}
        own = QCoreApplication.translate("AppearanceMenu", "The theme's own")
        maps = {"": own, **{name: translated(name) for name in COLOUR_MAPS}}
        menu.addSeparator()
        self._themes = self._choices(menu, themes, session.set_theme)
        more = menu.addMenu(QCoreApplication.translate("AppearanceMenu", "&Colour map"))
        self._maps = self._choices(more, maps, session.set_colour_map)
        session.appearance_changed.connect(self._on_appearance_changed)

    def _choices(
        self, menu: QMenu, titles: Mapping[str, str], choose: Callable[[str], None]
    ) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {name: group.addAction(title) for name, title in titles.items()}
        for name, action in actions.items():
            action.setCheckable(True)
            action.triggered.connect(partial(choose, name))
            menu.addAction(action)
        return actions

    def _on_appearance_changed(self) -> None:
        appearance = self._session.scene.appearance
        self._themes[appearance.theme].setChecked(True)
        self._maps[appearance.colour_map].setChecked(True)
