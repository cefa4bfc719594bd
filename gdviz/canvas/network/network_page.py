"""The network's page: the tiles that the scene asks for, and the sentence above them."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from gdviz.canvas.network.all_tiles import TILES
from gdviz.canvas.network.arrangement import WIDE, arranged
from gdviz.canvas.network.network_sentence import NetworkSentence
from gdviz.canvas.network.tile_frame import TileFrame
from gdviz.canvas.pages.page import Guessing, Part, Seeking
from gdviz.session.animation import Animation
from gdviz.session.prediction import Prediction
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.theme import Look


@final
class NetworkPage(QWidget):
    """Makes a tile when it is first shown; those that are not shown compute nothing."""

    seek_requested = Signal(int)  # a step
    guess_requested = Signal(object, object)  # values, (n,), and what they are of
    sentence_changed = Signal()  # it would be another one now

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("network_page")
        self._session, self._animation = session, animation
        self._look: Look | None = None
        self._frames: dict[Tile, TileFrame] = {}
        self._prediction: Prediction | None = None
        self._shown: tuple[Tile, ...] = ()
        self._narrow, self._arranging = False, False
        self._grid = QGridLayout(self)
        self._sentence = NetworkSentence(session, self)
        self._sentence.changed.connect(self.sentence_changed)
        session.tiles_changed.connect(self._on_tiles_changed)

    @property
    def shown(self) -> tuple[Tile, ...]:
        """The tiles that are shown, in their order."""
        return self._shown

    def tile(self, tile: Tile) -> Part:
        """The widget of a tile that has been shown."""
        return self._frames[tile].part

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._grid.setContentsMargins(look.sizes.spacing, 0, look.sizes.spacing, 0)
        self._grid.setSpacing(look.sizes.spacing)
        for frame in self._frames.values():
            frame.set_look(look)

    def show_cost(self) -> None:
        """Show the session's network with the tiles that suit its data; must not emit."""
        self._arrange()
        for frame in self._seen():
            frame.part.show_cost()

    def show_runs(self) -> None:
        """Show the session's runs, which began anew; must not emit."""
        for frame in self._seen():
            frame.part.show_runs()

    def place(self) -> None:
        """Show the network as it is at the playhead; must not emit."""
        for frame in self._seen():
            frame.part.place()

    def show_guess(self, prediction: Prediction) -> None:
        """Show what the hall guesses on the tiles where it can; must not emit."""
        self._prediction = prediction
        for frame in self._frames.values():
            if isinstance(frame.part, Guessing):
                frame.part.show_guess(prediction)

    def sentence(self) -> str:
        """How well it does, on training samples and on those held out."""
        return self._sentence.words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wanted() == self._shown:  # others come with what they show
            self._arrange()

    def _seen(self) -> list[TileFrame]:
        return [self._frames[tile] for tile in self._shown]

    def _wanted(self) -> tuple[Tile, ...]:
        scene = self._session.scene
        if not isinstance(scene.task, NetworkTask):
            return ()
        data = scene.task.data
        return tuple(each for each in TILES if each in scene.tiles and each.suits(data))

    def _arrange(self) -> None:
        wanted, narrow = self._wanted(), self.width() < WIDE * self.height()
        if (wanted, narrow) == (self._shown, self._narrow) or self._arranging:
            return
        self._arranging = True  # a tile that is shown may change the size of the page
        for frame in self._seen():
            self._grid.removeWidget(frame)
            frame.hide()
        self._shown, self._narrow = wanted, narrow
        for tile, cell in zip(wanted, arranged(len(wanted), narrow), strict=True):
            frame = self._frame(tile)
            frame.part.show_cost()  # before it is seen: it may have missed other data
            self._grid.addWidget(frame, cell.row, cell.column, cell.rows, cell.columns)
            frame.show()
        self._stretch()
        self._arranging = False
        if wanted == self._wanted():
            self._arrange()  # as wide as it is by now

    def _stretch(self) -> None:
        cells = arranged(len(self._shown), self._narrow)
        columns = max((cell.column + cell.columns for cell in cells), default=0)
        rows = max((cell.row + cell.rows for cell in cells), default=0)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, int(row < rows))

    def _frame(self, tile: Tile) -> TileFrame:
        if tile not in self._frames:
            frame = TileFrame(tile, TILES[tile](self._session, self._animation))
            if isinstance(frame.part, Seeking):
                frame.part.seek_requested.connect(self.seek_requested)
            if isinstance(frame.part, Guessing):
                frame.part.guess_requested.connect(self.guess_requested)
            if self._look is not None:
                frame.set_look(self._look)
            self._frames[tile] = frame
            if self._prediction is not None:
                self.show_guess(self._prediction)
        return self._frames[tile]

    def _on_tiles_changed(self) -> None:
        if isinstance(self._session.scene.task, NetworkTask):
            self.show_cost()
            self.show_runs()
            self.place()
