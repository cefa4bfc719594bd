"""The confusion matrix on held-out samples: which class is taken for which, and which samples."""

from __future__ import annotations

from time import perf_counter
from typing import final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.canvas.network.confused import Cell, Confused
from gdviz.canvas.network.confusion_layout import ConfusionLayout
from gdviz.canvas.network.confusion_painter import ConfusionPainter
from gdviz.canvas.network.grid_keys import is_grid_key, moved
from gdviz.canvas.network.lettering import Lettering
from gdviz.engine.network.samples import Samples
from gdviz.engine.network.scores import decisions
from gdviz.session.animation import Animation
from gdviz.session.background import Background, made_by
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import Look

#: Seconds from one matrix to the next while the network trains: nobody reads more of them.
PAUSE = 0.25
#: Seconds of a frame that the samples may take; more of them are decided on by a thread.
SHARE = 0.003


@final
class Confusion(QWidget):
    """The pointer shows the samples of a cell; a click, or an arrow key, keeps them shown."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("confusion")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._session, self._animation = session, animation
        self._look: Look | None = None
        self._letters: Lettering | None = None
        self._confused: Confused | None = None
        self._seen: tuple[Run, int] | None = None
        self._last = -PAUSE  # when the matrix was made
        self._chosen: Cell | None = None
        self._pointed: Cell | None = None
        self._background = Background(self, kept=0)
        self._background.delivered.connect(self._show)
        animation.playing_changed.connect(self._on_playing_changed)

    @property
    def confused(self) -> Confused | None:
        """What is shown; nothing where answers are no classes."""
        return self._confused

    @property
    def cell(self) -> Cell | None:
        """The cell whose samples are shown."""
        return self._pointed or self._chosen

    @property
    def layout_now(self) -> ConfusionLayout | None:
        """Where everything is painted; nothing before there is something to see."""
        if self._look is None or self._letters is None or self._confused is None:
            return None
        classes, margin = self._confused.classes, self._look.sizes.line
        names = max(self._letters.width(name) for name in classes)
        box = QRectF(self.rect()).adjusted(0, 0, -margin, -margin)
        return ConfusionLayout(box, self._look.sizes.text, len(classes), names)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._letters = look, Lettering(look)
        self.update()

    def show_cost(self) -> None:
        """Forget what belonged to other data; `show_runs` follows."""
        self._background.cancel()
        self._confused = self._chosen = self._pointed = None
        self.show_runs()

    def show_runs(self) -> None:
        """Forget what belonged to other runs; `place` follows."""
        self._seen, self._last = None, -PAUSE

    def place(self) -> None:
        """Show how the network decides at the playhead, or soon; must not emit."""
        run = self._session.run
        seen, task = (run, min(self._session.playhead, run.length)), self._session.scene.task
        if seen == self._seen or not isinstance(task, NetworkTask):
            return
        if self._animation.playing and perf_counter() - self._last < PAUSE:
            return
        self._seen, self._last = seen, perf_counter()
        self._take_in(task, *seen)

    def choose(self, cell: Cell | None) -> None:
        """Keep the samples of a cell shown, or of none."""
        self._chosen = cell
        self._tell()

    def event(self, event: QEvent) -> bool:
        wanted = event.type() == QEvent.Type.ShortcutOverride
        if wanted and is_grid_key(event, chosen=self._chosen is not None):
            event.accept()  # before the program's own keys
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        confused = self._confused
        if confused is None or not is_grid_key(event, chosen=self._chosen is not None):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.choose(None)
        else:
            count = len(confused.classes)
            place = (
                None if self._chosen is None else self._chosen.truth * count + self._chosen.taken
            )
            self.choose(Cell(*divmod(moved(place, event.key(), count, count * count), count)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout = self.layout_now
        self._point(None if layout is None else layout.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self.layout_now
        if layout is not None and event.button() == Qt.MouseButton.LeftButton:
            cell = layout.cell_at(event.position())
            self.choose(None if cell == self._chosen else cell)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.layout_now
        if self._look is None or self._letters is None or layout is None:
            return
        if self._confused is not None:
            painter = QPainter(self)
            ConfusionPainter(painter, self._look, self._letters, layout).paint(
                self._confused, self.cell
            )
            painter.end()

    def _take_in(self, task: NetworkTask, run: Run, playhead: int) -> None:
        prepared, cost = task.data.prepared, task.held_out_cost
        if not prepared.held_out.classes:
            return

        def decide() -> Confused:
            taken = decisions(cost, run.point_at(playhead))
            confused = Confused(prepared.held_out, taken, prepared.inputs)
            confused.matrix  # noqa: B018  (it is kept: the window need not wait for it)
            return confused

        if cost.expected_seconds > SHARE:
            self._background.start_after((run, playhead), made_by(lambda breathe: decide()))
        else:
            self._background.cancel()
            self._show(decide())

    def _show(self, confused: Confused) -> None:
        if confused.samples is self._samples:
            self._confused = confused
            self._tell()

    @property
    def _samples(self) -> Samples | None:
        task = self._session.scene.task
        return task.data.prepared.held_out if isinstance(task, NetworkTask) else None

    def _point(self, cell: Cell | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self._tell()

    def _tell(self) -> None:
        if self._confused is not None:
            cell = self.cell
            words = self._confused.accuracy_in_words()
            if cell is not None:
                words = self._confused.cell_in_words(cell)
            self.setAccessibleDescription(words[0])
        self.update()

    def _on_playing_changed(self, playing: bool) -> None:
        """What was left out while it trained is shown when it rests."""
        if not playing and self.isVisible():
            self.place()
