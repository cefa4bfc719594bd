"""The place beside the picture where the answer of the scene's study is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.studies.strip import Strip
from gdviz.canvas.studies.study_view import StudyView
from gdviz.session.desk import Desk
from gdviz.session.study import Study
from gdviz.session.words import translated
from gdviz.theme import Look

#: Makes the view of a study; one that draws on the picture itself is no widget.
MakeView: TypeAlias = Callable[[], StudyView]


@final
class Studies(QWidget):
    """Binds the desk to the views, each of which is made when its study is first asked for."""

    def __init__(self, desk: Desk, makers: Mapping[Study, MakeView]) -> None:
        super().__init__()
        self.setObjectName("studies")
        self._desk, self._makers = desk, makers
        self._views: dict[Study, StudyView] = {}
        self._look: Look | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.strip = Strip()
        self.strip.hide()
        self._connect()
        self.hide()

    @property
    def view(self) -> StudyView | None:
        """The view of the present study."""
        return self._views.get(self._desk.study)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.strip.set_look(look)
        for view in self._views.values():
            view.set_look(look)

    def place(self) -> None:
        """Show where the runs and the playhead are; must not emit."""
        if self.view is not None:
            self.view.place()

    def tell(self) -> None:
        """Say the answer anew, as when another run is spoken of."""
        if self.view is not None and self._desk.answer is not None:
            self.strip.show_words(self.view.words())

    def _connect(self) -> None:
        desk = self._desk
        desk.asked.connect(self._on_asked)
        desk.began.connect(self._on_began)
        desk.answered.connect(self._on_answered)
        desk.progressed.connect(self.strip.show_work)
        desk.rested.connect(self._on_rested)
        self.strip.cancel_requested.connect(desk.cancel)
        self.strip.again_requested.connect(desk.again)

    def _on_asked(self) -> None:
        study = self._desk.study
        if study in self._makers and study not in self._views:
            self._views[study] = self._make_view(self._makers[study])
        for each, view in self._views.items():
            if isinstance(view, QWidget):
                view.setVisible(each is study)
        self.strip.setVisible(study is not Study.NONE)
        self.setVisible(isinstance(self.view, QWidget))
        self.strip.show_words(translated(study.asks))
        for view in self._views.values():
            view.begin()

    def _make_view(self, make: MakeView) -> StudyView:
        view = make()
        if self._look is not None:
            view.set_look(self._look)
        if isinstance(view, QWidget):
            self._layout.addWidget(view)
        return view

    def _on_began(self) -> None:
        self.strip.show_work(0.0, float("inf"))

    def _on_answered(self) -> None:
        if self.view is not None:
            self.view.show_answer(self._desk.answer)
            self.tell()

    def _on_rested(self) -> None:
        if self._desk.complaint:
            self.strip.show_words(translated(self._desk.complaint))
        self.strip.show_rest(self._desk.whole)
