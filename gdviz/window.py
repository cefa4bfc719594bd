"""The main window: lays out header, canvas, control panel and transport, and wires them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup, QFontDatabase, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMainWindow, QMenu, QWidget

from gdviz.canvas.canvas import Canvas
from gdviz.engine.cost import Array
from gdviz.panel.control_panel import ControlPanel
from gdviz.panel.header import Header
from gdviz.panel.named import named
from gdviz.panel.transport import Transport
from gdviz.resources import resource
from gdviz.session.animation import Animation
from gdviz.session.scene import Scene, View
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.session.words import number, translated
from gdviz.style_sheet import style_sheet
from gdviz.theme import Look, load_theme, sizes_for, theme_names

#: Milliseconds for which a message stays in the status bar.
MESSAGE = 8000
#: Height of the status bar in heights of its text.
STATUS = 1.8


@final
class MainWindow(QMainWindow):
    """One session and the widgets that show it."""

    def __init__(self, scene: Scene | None = None) -> None:
        super().__init__()
        self.session = Session(scene, self)
        self.animation = Animation(self.session, self)
        self.slow_motion = SlowMotion(self.session, self.animation, self)
        self._look = Look(load_theme("light"), sizes_for(1280, 720))
        self._build()
        self._arrange()
        self._build_menus()
        self._connect()
        self.resize(1280, 720)
        self.set_theme("light")
        self.session.announce()
        self._canvas.setFocus()

    @property
    def canvas(self) -> Canvas:
        return self._canvas

    def set_theme(self, name: str) -> None:
        """Draw everything in the colours of a theme."""
        self._take_look(Look(load_theme(name), self._look.sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sizes = sizes_for(event.size().width(), event.size().height())
        if sizes != self._look.sizes:
            self._take_look(Look(self._look.theme, sizes))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The first frame comes before the icons, whose font takes longer to load than all else.
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._transport.show_icons)
        return False

    def _build(self) -> None:
        for font in sorted(resource("fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        self.setWindowTitle(self.tr("gdviz: gradient descent, step by step"))
        self._header = Header(self.session)
        self._canvas = Canvas(self.session, self.animation, self.slow_motion)
        self._panel = ControlPanel(self.session, self.slow_motion)
        self._transport = Transport(self.session, self.animation)
        self._pointer = named("pointer", QLabel())
        self._transport.installEventFilter(self)

    def _arrange(self) -> None:
        house = QWidget()
        layout = QGridLayout(house)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header, 0, 0, 1, 2)
        layout.addWidget(self._canvas, 1, 0)
        layout.addWidget(self._panel, 1, 1)
        layout.addWidget(self._transport, 2, 0, 1, 2)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(0, 1)
        self.setCentralWidget(house)
        self.statusBar().addPermanentWidget(self._pointer)
        self.statusBar().setSizeGripEnabled(False)

    def _build_menus(self) -> None:
        program = self.menuBar().addMenu(self.tr("&Program"))
        self._add_action(program, self.tr("&Quit"), "Ctrl+Q", self.close)
        run = self.menuBar().addMenu(self.tr("&Run"))
        self._add_action(run, self.tr("&Play or pause"), "Space", self.animation.toggle)
        self._add_action(run, self.tr("&Step"), "Right", self._step)
        self._add_action(run, self.tr("Step &back"), "Left", self._step_back)
        self._add_action(run, self.tr("&Reset"), "Home", self._reset)
        self._add_action(run, self.tr("&Loop"), "L", self._transport.toggle_loop)
        self._add_action(run, self.tr("Slow &motion"), "S", self.slow_motion.toggle)
        random = self.session.place_random_start
        self._add_action(run, self.tr("Random s&tart"), "R", random)
        view = self.menuBar().addMenu(self.tr("&View"))
        self._add_action(view, self.tr("&Cost chart"), "C", self._transport.toggle_chart)
        self._build_theme_menu(view)
        view.addSeparator()
        for key, each in enumerate(View, start=1):
            show = partial(self.session.set_view, each)
            self._add_action(view, translated(each.value), f"Ctrl+{key}", show)
        self._add_action(view, self.tr("Reset c&amera"), "Z", self._canvas.reset_camera)

    def _build_theme_menu(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for name in theme_names():
            action = menu.addAction(translated(load_theme(name).title))
            action.setCheckable(True)
            action.setChecked(name == "light")
            action.triggered.connect(partial(self.set_theme, name))
            group.addAction(action)

    def _add_action(self, menu: QMenu, text: str, key: str, act: Callable[[], object]) -> None:
        action = QAction(text, self, shortcut=QKeySequence(key))
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        self.addAction(action)

    def _connect(self) -> None:
        session, canvas = self.session, self._canvas
        canvas.start_requested.connect(session.place_start)
        canvas.start_withdrawn.connect(session.withdraw_start)
        canvas.pointed.connect(self._on_pointed)
        canvas.seek_requested.connect(self._on_seek_requested)
        canvas.chart_requested.connect(session.set_chart)
        session.message.connect(self._on_message)
        self._header.complained.connect(self._on_message)

    def _take_look(self, look: Look) -> None:
        self._look = look
        self.setStyleSheet(style_sheet(look))
        # Fixed, so that the picture does not move when a text appears below it.
        self.statusBar().setFixedHeight(round(STATUS * look.sizes.text))
        margin = 2 * look.sizes.spacing
        self.statusBar().setContentsMargins(margin, 0, margin, 0)
        for part in (self._header, self._canvas, self._panel, self._transport):
            part.set_look(look)

    def _step(self) -> None:
        self.animation.pause()
        self.session.advance()

    def _step_back(self) -> None:
        self.animation.pause()
        self.session.step_back()

    def _reset(self) -> None:
        self.animation.pause()
        self.session.seek(0)

    def _on_seek_requested(self, step: int) -> None:
        self.animation.pause()
        self.session.seek(step)

    def _on_message(self, text: str) -> None:
        self.statusBar().showMessage(text, MESSAGE)

    def _on_pointed(self, point: Array | None) -> None:
        self._pointer.setText("" if point is None else self._place_in_words(point))

    def _place_in_words(self, point: Array) -> str:
        cost = self.session.cost
        names = (each.symbol for each in cost.coordinates)
        place = "   ".join(f"{name} {number(x)}" for name, x in zip(names, point, strict=True))
        return self.tr("{place}   cost {cost}").format(
            place=place, cost=number(float(cost.value(point)))
        )
