"""The tile on which a network's landscape is seen, cut by a plane or along a line."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gdviz.canvas.network.landscape_foot import LandscapeFoot
from gdviz.canvas.network.landscape_head import LandscapeHead
from gdviz.canvas.network.landscape_line import LandscapeLine
from gdviz.canvas.network.landscape_plane import LandscapePlane
from gdviz.canvas.network.landscape_words import complaint_in_words, words_for
from gdviz.canvas.network.sliced_session import SlicedSession
from gdviz.canvas.surface.surface_view import SurfaceView
from gdviz.session.animation import Animation
from gdviz.session.scene import View
from gdviz.session.session import Session
from gdviz.session.slicing import Slicing
from gdviz.theme import Look

#: Lower than so many heights of the text, a tile has no room for words below the picture.
LOW = 17
#: Room around a surface for numbers and names, in heights of the text.
MARGIN = 0.8


@final
class LandscapeTile(QWidget):
    """Shows the newest answer of a `Slicing`, which it watches while it is seen itself."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("landscape")
        self._session, self._animation = session, animation
        self._slicing, self._shown = Slicing(session, self), SlicedSession(session)
        self._look: Look | None = None
        self._surface: SurfaceView | None = None  # made when it is first asked for
        self._head, self._foot = LandscapeHead(session), LandscapeFoot()
        self._plane, self._line = LandscapePlane(self._shown), LandscapeLine(session)
        self._sentence = QLabel()
        self._arrange()
        self._connect()

    def take_title(self, title: QLabel | None) -> None:
        """Have the title of the tile in the row of buttons, or give it back."""
        self._head.take_title(title)

    @property
    def slicing(self) -> Slicing:
        """What computes it."""
        return self._slicing

    @property
    def shown(self) -> SlicedSession:
        """The plane that is shown, with the runs on it."""
        return self._shown

    @property
    def plane(self) -> LandscapePlane:
        """The plane from above."""
        return self._plane

    @property
    def line(self) -> LandscapeLine:
        """The line between two solutions."""
        return self._line

    @property
    def surface(self) -> SurfaceView | None:
        """The plane as a surface, once it has been asked for."""
        return self._surface

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._layout.setSpacing(look.sizes.spacing // 2)
        for part in (self._head, self._plane, self._line, self._foot):
            part.set_look(look)
        if self._surface is not None:
            self._surface.set_look(look)
        self._give_room()

    def show_cost(self) -> None:
        """The slicing listens to the session itself."""

    def show_runs(self) -> None:
        """Show the session's runs on the slice that there is; must not emit."""
        if self._shown.landscape is not None:
            self._plane.show_runs()
            if self._surface is not None:
                self._surface.show_runs()
        self._line.show_runs()

    def place(self) -> None:
        """Put every ball where its run is on the slice; must not emit."""
        seen = self._pictures.currentWidget()
        if seen is self._sentence:
            return
        if seen is self._line:
            self._line.place(self._session.playhead, self._animation.glide)
            return
        self._shown.follow()
        if seen is self._plane:
            self._plane.place(self._session.playhead, self._animation.glide)
        elif self._surface is not None:
            self._surface.place()

    def showEvent(self, event: QShowEvent) -> None:
        self._slicing.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._slicing.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_room()

    def _give_room(self) -> None:
        if self._look is not None:
            self._foot.give_room(self.height() >= LOW * self._look.sizes.text)

    def _arrange(self) -> None:
        self._sentence.setObjectName("slice_sentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self._pictures = QStackedWidget()
        # As large as its tile: what a picture would like is no reason to take it from other tiles.
        self._pictures.setMinimumSize(1, 1)
        self._pictures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for part in (self._sentence, self._plane, self._line):
            self._pictures.addWidget(part)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._head)
        self._layout.addWidget(self._pictures, stretch=1)
        self._layout.addWidget(self._foot)

    def _connect(self) -> None:
        self._slicing.began.connect(self._show_answer)
        self._slicing.answered.connect(self._show_answer)
        self._slicing.progressed.connect(self._foot.show_work)
        self._slicing.rested.connect(self._on_rested)
        self._foot.cancel_requested.connect(self._slicing.cancel)
        self._foot.again_requested.connect(self._slicing.again)
        self._session.view_changed.connect(self._show_answer)

    def _show_answer(self) -> None:
        answer = self._slicing.answer
        plane = answer if answer is not None and answer.slice.dimension == 2 else None
        self._shown.take(plane)
        self._plane.show_landscape()
        self._line.show_landscape(answer if plane is None else None)
        self._pictures.setCurrentWidget(self._picture_for_answer())
        if plane is not None and self._surface is not None:
            self._surface.show_cost()
        self._show_words()
        self.place()

    def _picture_for_answer(self) -> QWidget:
        answer = self._slicing.answer
        if answer is None:
            return self._sentence
        if answer.slice.dimension == 1:
            return self._line
        flat = self._session.scene.view is View.FLAT
        return self._plane if flat else self._surface_view()

    def _surface_view(self) -> SurfaceView:
        if self._surface is None:
            self._surface = SurfaceView(self._shown, self._animation, MARGIN)
            self._surface.setObjectName("landscape_surface")
            if self._look is not None:
                self._surface.set_look(self._look)
            self._pictures.addWidget(self._surface)
        return self._surface

    def _show_words(self) -> None:
        answer = self._slicing.answer
        self._sentence.setText(complaint_in_words(self._slicing.complaint))
        words = "" if answer is None else words_for(answer)
        self._foot.show_words(words)
        self._pictures.setToolTip(words)

    def _on_rested(self) -> None:
        self._show_words()
        self._foot.show_rest(self._slicing.called_off)
