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
    """Adds an entry a theme to a menu, and a menu of the colour maps.

    Themes are read when `fill` is called, or else when the menu is first opened.
    """

    def __init__(self, session: Session, menu: QMenu) -> None:
        super().__init__(menu)
        self._session, self._menu = session, menu
        self._themes: dict[str, QAction] = {}
        self._maps: dict[str, QAction] = {}
        menu.addSeparator()
        self._end = menu.addSeparator()  # what comes later in the menu stands below
        menu.aboutToShow.connect(self.fill)
        session.appearance_changed.connect(self._on_appearance_changed)

    def fill(self) -> None:
        """Read the titles of all themes, unless that was done."""
        if self._themes:
            return
        session = self._session
        themes = {name: translated(load_theme(name).title) for name in theme_names()}
        own = QCoreApplication.translate("AppearanceMenu", "The theme's own")
        maps = {"": own, **{name: translated(name) for name in COLOUR_MAPS}}
        self._themes = self._choices(themes, session.set_theme)
        self._menu.insertActions(self._end, list(self._themes.values()))
        more = QMenu(QCoreApplication.translate("AppearanceMenu", "&Colour map"), self._menu)
        self._menu.insertMenu(self._end, more)
        self._maps = self._choices(maps, session.set_colour_map)
        more.addActions(list(self._maps.values()))
        self._on_appearance_changed()

    def _choices(
        self, titles: Mapping[str, str], choose: Callable[[str], None]
    ) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {name: group.addAction(title) for name, title in titles.items()}
        for name, action in actions.items():
            action.setCheckable(True)
            action.triggered.connect(partial(choose, name))
        return actions

    def _on_appearance_changed(self) -> None:
        if not self._themes:
            return
        appearance = self._session.scene.appearance
        self._themes[appearance.theme].setChecked(True)
        self._maps[appearance.colour_map].setChecked(True)
