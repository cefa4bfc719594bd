"""The place of the page that belongs to the scene's task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.pages.page import Guessing, Page, Seeking, Speaking
from gdviz.session.prediction import Prediction
from gdviz.session.session import Session
from gdviz.theme import Look

#: Makes the page of a task, which is a widget.
MakePage: TypeAlias = Callable[[], Page]


@final
class Pages(QWidget):
    """Makes a page when its task is first shown; without a task it is hidden."""

    seek_requested = Signal(int)  # a step
    guess_requested = Signal(object, object)  # values, (n,), and what they are of
    sentence_changed = Signal()  # that of the page would be another one now

    def __init__(
        self, session: Session, prediction: Prediction, makers: Mapping[str, MakePage]
    ) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._session, self._prediction, self._makers = session, prediction, makers
        self._pages: dict[str, Page] = {}
        self._look: Look | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def page(self) -> Page | None:
        """The page that is shown; None where a plain cost is."""
        scene = self._session.scene
        return None if scene.task is None else self._pages.get(scene.cost)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        for page in self._pages.values():
            page.set_look(look)

    def show_cost(self) -> None:
        """Show the page of the session's task, or none; must not emit."""
        scene = self._session.scene
        if scene.task is not None and scene.cost not in self._pages:
            self._pages[scene.cost] = self._make_page(scene.cost)
        for each in self._pages.values():
            if isinstance(each, QWidget):
                each.setVisible(each is self.page)
        self.setVisible(self.page is not None)
        if self.page is not None:
            self.page.show_cost()

    def show_guess(self) -> None:
        """Show what the hall guesses on the pages where it can; must not emit."""
        for page in self._pages.values():
            if isinstance(page, Guessing):
                page.show_guess(self._prediction)

    def _make_page(self, name: str) -> Page:
        page = self._makers[name]()
        if self._look is not None:
            page.set_look(self._look)
        if isinstance(page, QWidget):
            self._layout.addWidget(page)
        if isinstance(page, Seeking):
            page.seek_requested.connect(self.seek_requested)
        if isinstance(page, Guessing):
            page.guess_requested.connect(self.guess_requested)
            page.show_guess(self._prediction)
        if isinstance(page, Speaking):
            page.sentence_changed.connect(self.sentence_changed)
        return page
