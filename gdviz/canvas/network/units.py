"""The weights of the first neurons as pictures: what each of them looks for in the inputs."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.canvas.network.grid_keys import is_grid_key, moved
from gdviz.canvas.network.lettering import Lettering
from gdviz.canvas.network.signed_colours import SignedColours
from gdviz.canvas.network.units_layout import UnitsLayout
from gdviz.canvas.network.units_painter import UnitsPainter
from gdviz.canvas.network.units_shown import UnitsShown, units_shown
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.session.animation import Animation
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.theme import Look


@final
class Units(QWidget):
    """A click or an arrow key enlarges one, with its weights onward; Esc or a click ends it."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("units")
        self.setToolTip(self.tr("Click a picture to enlarge it and to see where its neuron leads"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._session = session
        self._look: Look | None = None
        self._letters: Lettering | None = None
        self._colours: SignedColours | None = None
        self._seen: tuple[Run, int] | None = None
        self._shown: UnitsShown | None = None
        self._pictures: QImage | None = None
        self._chosen: int | None = None

    @property
    def shown(self) -> UnitsShown | None:
        """What is shown; nothing without pictures as inputs."""
        return self._shown

    @property
    def chosen(self) -> int | None:
        """The neuron that is enlarged, counted from 0."""
        return self._chosen

    @property
    def layout_now(self) -> UnitsLayout | None:
        """Where everything is painted; nothing before there is something to see."""
        if self._look is None or self._shown is None:
            return None
        count, *shape = self._shown.pictures.shape
        size = shape[0], shape[1]
        margin = self._look.sizes.line  # of the frame around the chosen one
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, 0)
        return UnitsLayout(box, self._look.sizes.text, count, size, self._chosen is not None)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._letters = look, Lettering(look)
        self._colours, self._pictures = SignedColours(look.theme), None
        self.update()

    def show_cost(self) -> None:
        """Forget what belonged to another network; `show_runs` follows."""
        self._shown = None
        self.choose(None)
        self.show_runs()

    def show_runs(self) -> None:
        """Forget what belonged to other runs; `place` follows."""
        self._seen = None

    def place(self) -> None:
        """Show the weights at the playhead; must not emit."""
        run, cost = self._session.run, self._session.run.descent.cost
        playhead = min(self._session.playhead, run.length)
        unchanged = self._seen is not None and self._seen == (run, playhead)
        if not unchanged and isinstance(cost, NetworkCost) and cost.samples.picture is not None:
            self._seen = run, playhead
            self._shown = units_shown(cost, run.point_at(playhead), cost.samples.picture)
            self._pictures = None
            self.choose(self._chosen)

    def choose(self, unit: int | None) -> None:
        """Enlarge a neuron, or none; one that is not there is no wish."""
        count = len(self._shown.pictures) if self._shown is not None else 0
        self._chosen = unit if unit is not None and 0 <= unit < count else None
        self.setAccessibleDescription(self._in_words())
        self.update()

    def event(self, event: QEvent) -> bool:
        wanted = event.type() == QEvent.Type.ShortcutOverride
        if wanted and is_grid_key(event, chosen=self._chosen is not None):
            event.accept()  # before the program's own keys
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        layout = self.layout_now
        if layout is None or not is_grid_key(event, chosen=self._chosen is not None):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.choose(None)
        else:
            self.choose(moved(self._chosen, event.key(), layout.columns, layout.count))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self.layout_now
        if layout is None or event.button() != Qt.MouseButton.LeftButton:
            return
        for unit in range(layout.count):
            if layout.picture(unit).contains(event.position()):
                self.choose(None if unit == self._chosen else unit)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.layout_now
        if self._look is None or self._letters is None or self._colours is None:
            return
        if layout is None or self._shown is None:
            return
        side = max(1, round(layout.picture(0).width() * self.devicePixelRatioF() / layout.shape[1]))
        if self._pictures is None or self._pictures.width() != side * layout.shape[1]:
            rows = self._shown.pictures.reshape(-1, layout.shape[1])
            self._pictures = self._colours.image(rows, self._shown.reach, side)
        painter = QPainter(self)
        UnitsPainter(painter, self._look, self._letters, self._colours, layout).paint(
            self._shown, self._pictures, self._chosen
        )
        painter.end()

    def _in_words(self) -> str:
        if self._shown is None or self._chosen is None:
            return ""
        return self._shown.sentence(self._chosen)
