"""The main window: lays out header, canvas, control panel and transport, and wires them."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QFontDatabase, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMainWindow, QWidget

from gdviz.canvas.canvas import Canvas
from gdviz.engine.cost import Array
from gdviz.lecture.actions import Entry, install
from gdviz.lecture.appearance_menu import AppearanceMenu
from gdviz.lecture.blank import Blank
from gdviz.lecture.button_keys import ButtonKeys
from gdviz.lecture.fading import Fading
from gdviz.lecture.file_drop import FileDrop
from gdviz.lecture.focus_frame import FocusFrame
from gdviz.lecture.keys_overlay import KeysOverlay
from gdviz.lecture.picture_keys import PictureKeys
from gdviz.lecture.places import Places
from gdviz.lecture.show_menu import ShowMenu
from gdviz.lecture.step_keys import StepKeys
from gdviz.lecture.tab_order import TabOrder
from gdviz.panel.control_panel import ControlPanel
from gdviz.panel.formula_edit import FormulaEdit
from gdviz.panel.header import Header
from gdviz.panel.named import named
from gdviz.panel.number_box import NumberBox
from gdviz.panel.transport import Transport
from gdviz.resources import resource
from gdviz.session.animation import Animation
from gdviz.session.background import Background
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.desk import Desk
from gdviz.session.scene import Scene, View
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.session.studies import ASKS
from gdviz.session.study import Study
from gdviz.session.words import number, translated
from gdviz.style_sheet import style_sheet
from gdviz.theme import Look, full_screen_sizes, load_theme, scaled, sizes_for, with_colour_map

#: Milliseconds for which a message stays in the status bar.
MESSAGE = 8000
#: The smallest house, in pixels: half of an old projector's width, of 720 lines' height.
SMALLEST = (512, 360)
#: Height of the status bar in heights of its text.
STATUS = 1.8
#: By how much a key makes texts larger.
TEXT_STEP = 1.1


@final
class MainWindow(QMainWindow):
    """One session and the widgets that show it."""

    def __init__(self, scene: Scene | None = None) -> None:
        super().__init__()
        self.session = Session(scene, self)
        self.animation = Animation(self.session, self)
        self.slow_motion = SlowMotion(self.session, self.animation, self)
        self.backpropagation = Backpropagation(self.session, self.animation, self)
        self._steps = StepKeys(self.session, self.animation, self.slow_motion, self.backpropagation)
        self.desk = Desk(self.session, ASKS, self)
        self._look = Look(load_theme("light"), sizes_for(1280, 720))
        self._presenting = False
        self._build()
        self._arrange()
        self._build_menus()
        self._connect()
        self.resize(1280, 720)
        self.session.announce()
        self._canvas.setFocus()

    @property
    def canvas(self) -> Canvas:
        return self._canvas

    def set_theme(self, name: str) -> None:
        """Draw everything in the colours of a theme."""
        self.session.set_theme(name)

    def present(self, full: bool) -> None:
        """Fill the screen with the canvas, or go back to the window."""
        if full == self._presenting:
            return
        self._presenting = full
        self.showFullScreen() if full else self.showNormal()
        for part in (self._header, self._panel, self.menuBar(), self.statusBar()):
            part.setVisible(not full)
        self._fading.set_active(full)
        self._enable_leaving()
        self._refresh_look()
        if full:
            self._canvas.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_look()

    def closeEvent(self, event: QCloseEvent) -> None:
        for work in self.findChildren(Background):
            work.close()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._tabs.go(forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The first frame comes before the icons, whose font takes longer to load than all else.
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._transport.show_icons)
            QTimer.singleShot(0, self, self._panel.runs.show_icons)
        return False

    def _build(self) -> None:
        for font in sorted(resource("fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        self.setWindowTitle(self.tr("gdviz: gradient descent, step by step"))
        self._house = QWidget()
        self._header = Header(self.session)
        self._canvas = Canvas(
            self.session, self.animation, self.slow_motion, self.backpropagation, self.desk
        )
        self._panel = ControlPanel(self.session, self.slow_motion)
        self._transport = Transport(self.session, self.animation)
        self._pointer = named("pointer", QLabel())
        self._transport.installEventFilter(self)
        children = self._transport.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        controls = [each for each in children if each.objectName() != "readout"]
        self._fading = Fading(controls, self._canvas)
        self._blank, self._keys = Blank(self), KeysOverlay(self)
        self._frame = FocusFrame(self)
        self._tabs = TabOrder(self._house, self._frame)
        self._places = Places(self, self._tabs)
        self._picture_keys = PictureKeys(self._canvas, self.session)
        ButtonKeys(self)
        FileDrop(self, self._panel.data.open_file)

    def _arrange(self) -> None:
        house = self._house
        # Sizes follow the window: what fits now must not hinder a smaller one.
        house.setMinimumSize(*SMALLEST)
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
        install(self, self.tr("&Program"), [Entry(self.tr("&Quit"), ("Ctrl+Q",), self.close)])
        install(self, self.tr("&Run"), self._run_entries())
        install(self, self.tr("R&ace"), self._race_entries())
        view = install(self, self.tr("&View"), self._view_entries())
        install(self, self.tr("P&icture"), self._picture_keys.entries())
        ShowMenu(self.session, install(self, self.tr("&Show"), []))
        install(self, self.tr("&Go to"), self._places.entries())
        self._leave = self._action_of("Esc")
        self._enable_leaving()
        AppearanceMenu(self.session, view)

    def _action_of(self, key: str) -> QAction:
        return next(each for each in self.actions() if QKeySequence(key) in each.shortcuts())

    def _run_entries(self) -> list[Entry]:
        return [
            Entry(self.tr("&Play or pause"), ("Space",), self._steps.play),
            Entry(self.tr("&Step"), ("Right", "PgDown"), self._steps.step),
            Entry(self.tr("Step &back"), ("Left", "PgUp"), self._steps.step_back),
            Entry(self.tr("&Reset"), ("Home",), self._steps.reset),
            Entry(self.tr("&Loop"), ("L",), self._transport.toggle_loop),
            Entry(self.tr("Slow &motion"), ("S",), self._steps.look_closely),
            Entry(self.tr("Random s&tart"), ("R",), self.session.place_random_start),
        ]

    def _race_entries(self) -> list[Entry]:
        session, runs = self.session, self._panel.runs
        return [
            Entry(self.tr("&New run"), ("N",), runs.add_run),
            Entry(self.tr("&Duplicate run"), ("D",), session.duplicate_run),
            Entry(self.tr("&Hide or show run"), ("H",), runs.toggle_hidden),
            Entry(self.tr("&Remove run"), ("Del",), session.remove_run),
        ]

    def _view_entries(self) -> list[Entry]:
        full = self._toggle_full_screen
        theme = load_theme("light")
        scale = self._scale_text_by
        return [
            Entry(self.tr("&Full screen"), ("F5", "F11"), full),
            Entry(self.tr("&Leave full screen"), ("Esc",), self._leave_one),
            Entry(self.tr("Control &panel"), ("P",), self._toggle_panel),
            Entry(self.tr("&Black screen"), ("B", "."), partial(self._blank.cover, theme.black)),
            Entry(self.tr("&White screen"), ("W",), partial(self._blank.cover, theme.white)),
            Entry(self.tr("Larger &text"), ("Ctrl++", "Ctrl+="), partial(scale, TEXT_STEP)),
            Entry(self.tr("&Smaller text"), ("Ctrl+-",), partial(scale, 1 / TEXT_STEP)),
            Entry(self.tr("&Usual text"), ("Ctrl+0",), partial(self.session.set_text_scale, 1.0)),
            Entry(self.tr("Cost c&hart"), ("C",), self._transport.toggle_chart),
            *self._ways_to_see(),
            *self._study_entries(),
            Entry(self.tr("All &keys"), ("?",), self._keys.open),
        ]

    def _ways_to_see(self) -> list[Entry]:
        return [
            Entry(translated(each.value), (f"Ctrl+{key}",), partial(self.session.set_view, each))
            for key, each in enumerate(View, start=1)
        ]

    def _study_entries(self) -> list[Entry]:
        return [
            Entry(
                translated(each.label),
                (f"Ctrl+{key}",),
                partial(self._toggle_study, each),
                self.tr("Question about the whole cost"),
            )
            for key, each in enumerate(ASKS, start=len(View) + 1)
        ]

    def _connect(self) -> None:
        session, canvas = self.session, self._canvas
        canvas.start_requested.connect(session.place_start)
        canvas.start_withdrawn.connect(session.withdraw_start)
        canvas.pointed.connect(self._on_pointed)
        canvas.seek_requested.connect(self._on_seek_requested)
        canvas.chart_requested.connect(session.set_chart)
        self.backpropagation.changed.connect(self._enable_leaving)
        session.message.connect(self._on_message)
        self._fading.rested.connect(self._on_rested)
        session.appearance_changed.connect(self._refresh_look)
        self._header.complained.connect(self._on_message)

    def _refresh_look(self) -> None:
        width, height = self.width(), self.height()
        make = full_screen_sizes if self._presenting else sizes_for
        appearance = self.session.scene.appearance
        theme = with_colour_map(load_theme(appearance.theme), appearance.colour_map)
        look = Look(theme, scaled(make(width, height), appearance.text_scale))
        if look != self._look or not self.styleSheet():
            self._take_look(look)

    def _controls_look(self) -> Look:
        """Controls keep the sizes of a window: on a wall only what they show is read."""
        scale = self.session.scene.appearance.text_scale
        return Look(self._look.theme, scaled(sizes_for(self.width(), self.height()), scale))

    def _toggle_full_screen(self) -> None:
        self.present(not self._presenting)

    def _toggle_panel(self) -> None:
        self._panel.setVisible(not self._panel.isVisible())

    def _scale_text_by(self, factor: float) -> None:
        self.session.set_text_scale(self.session.scene.appearance.text_scale * factor)

    def _take_look(self, look: Look) -> None:
        self._look = look
        self.setStyleSheet(style_sheet(look, self._controls_look()))
        # Fixed, so that the picture does not move when a text appears below it.
        self.statusBar().setFixedHeight(round(STATUS * look.sizes.text))
        margin = 2 * look.sizes.spacing
        self.statusBar().setContentsMargins(margin, 0, margin, 0)
        for shown in (self._canvas, self._keys, self._fading, self._frame):
            shown.set_look(look)
        for control in (self._header, self._panel, self._transport):
            control.set_look(self._controls_look())

    def _toggle_study(self, study: Study) -> None:
        shown = self.session.scene.study is study
        self.session.set_study(Study.NONE if shown else study)

    def _enable_leaving(self) -> None:
        # Where there is nothing to leave the key belongs to the editors, which take back what was
        # typed.
        self._leave.setEnabled(self._presenting or self.backpropagation.active)

    def _leave_one(self) -> None:
        """The sample that is followed first, then the full screen."""
        if self.backpropagation.active:
            self.backpropagation.stop()
        else:
            self.present(False)

    def _on_seek_requested(self, step: int) -> None:
        self.animation.pause()
        self.session.seek(step)

    def _on_rested(self) -> None:
        """Nobody works the controls: the hall sees the picture, a presenter's keys act again."""
        focused = self.focusWidget()
        if isinstance(focused, NumberBox | FormulaEdit) and not focused.begun:
            self._canvas.setFocus()
        if self._presenting and not self._header.isAncestorOf(self.focusWidget() or self):
            self._header.hide()

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
