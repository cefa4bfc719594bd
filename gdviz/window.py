"""The main window: lays out header, canvas, control panel and transport, and wires them."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QFontDatabase, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QMainWindow, QWidget

from gdviz.ahead import Ahead
from gdviz.canvas.canvas import Canvas
from gdviz.engine.blas_threads import use_one_blas_thread
from gdviz.engine.cost import Array
from gdviz.lecture.actions import Entry, install
from gdviz.lecture.appearance_menu import AppearanceMenu
from gdviz.lecture.button_keys import ButtonKeys
from gdviz.lecture.covers import Covers
from gdviz.lecture.entries import Ways, race_entries, run_entries, view_entries
from gdviz.lecture.fading import Fading
from gdviz.lecture.file_drop import FileDrop
from gdviz.lecture.focus_frame import FocusFrame
from gdviz.lecture.guess_actions import GuessActions
from gdviz.lecture.leaving import Leaving, Left
from gdviz.lecture.less_motion import LessMotion
from gdviz.lecture.lesson_menu import LessonMenu
from gdviz.lecture.lesson_stage import LessonStage
from gdviz.lecture.picture_keys import PictureKeys
from gdviz.lecture.places import Places
from gdviz.lecture.pointing import Pointing
from gdviz.lecture.show_menu import ShowMenu
from gdviz.lecture.spoken import Spoken
from gdviz.lecture.step_keys import StepKeys, of_pass, of_training
from gdviz.lecture.system_text import system_text_scale
from gdviz.lecture.tab_order import TabOrder
from gdviz.lessons.player import LessonPlayer
from gdviz.panel.control_panel import ControlPanel
from gdviz.panel.formula_edit import FormulaEdit
from gdviz.panel.header import Header
from gdviz.panel.named import named
from gdviz.panel.number_box import NumberBox
from gdviz.panel.transport import Transport
from gdviz.resources import resource
from gdviz.session.animation import Animation
from gdviz.session.asides import Asides
from gdviz.session.background import Background
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.desk import Desk
from gdviz.session.prediction import Phase
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion
from gdviz.session.studies import ASKS
from gdviz.session.words import number
from gdviz.style_sheet import style_sheet
from gdviz.theme import Look, full_screen_sizes, load_theme, scaled, sizes_for, with_colour_map

#: Milliseconds for which a message stays in the status bar.
MESSAGE = 8000
#: The smallest house, in pixels: half of an old projector's width, of 720 lines' height.
SMALLEST = (512, 360)
#: Height of the status bar in heights of its text.
STATUS = 1.8

#: Milliseconds from a lesson's first slide until what later ones need is loaded.
AHEAD = 500


@final
class MainWindow(QMainWindow):
    """One session and the widgets that show it."""

    def __init__(self, scene: Scene | None = None) -> None:
        super().__init__()
        self.session = Session(scene, self)
        self.animation = Animation(self.session, self)
        self.asides = Asides.of(self.session, self.animation, self)
        self.player = LessonPlayer(self.session, self.animation, self)
        self.desk = Desk(self.session, ASKS, self)
        self._look = Look(load_theme("light"), sizes_for(1280, 720))
        self._presenting = False
        self._build()
        self._bind_keys()
        self._arrange()
        self._build_menus()
        self._connect()
        self.resize(1280, 720)
        self.session.announce()
        self._begin_ahead()
        self._canvas.setFocus()

    @property
    def slow_motion(self) -> SlowMotion:
        return self.asides.slow_motion

    @property
    def backpropagation(self) -> Backpropagation:
        return self.asides.backpropagation

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
        self._stage.set_presenting(full)
        self._leaving.refresh()
        self._refresh_look()
        if full:
            self._canvas.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_look()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._refresh_look()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pointing.end()
        self._stage.close()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.animation.stop()
        self.session.close()
        for work in self.findChildren(Background):
            work.close()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._tabs.go(forward)

    def _build(self) -> None:
        for font in sorted(resource("fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        self.setWindowTitle(self.tr("gdviz: gradient descent, step by step"))
        self._house = QWidget()
        self._header = Header(self.session)
        self._canvas = Canvas(self.session, self.animation, self.asides, self.desk)
        self._panel = ControlPanel(self.session, self.asides.slow_motion)
        self._transport = Transport(self.session, self.animation)
        self._pointer = named("pointer", QLabel())
        children = self._transport.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        controls = [each for each in children if each.objectName() != "readout"]
        self._fading = Fading(controls, self._canvas)
        self.less_motion = LessMotion(self.animation, self._fading, self)
        self._covers = Covers(self)
        self._frame = FocusFrame(self)
        self._tabs = TabOrder(self._house, self._frame)
        self._places = Places(self, self._tabs)
        self._picture_keys = PictureKeys(self._canvas, self.session, self.asides.prediction)
        self._pointing = Pointing(self, self._canvas)
        shows = (self.player, self.animation, self.asides.prediction)
        self._stage = LessonStage(self, self._house, *shows, self._lay_out_words)
        ButtonKeys(self)
        FileDrop(self, self._panel.open_file)

    def _bind_keys(self) -> None:
        """What keys mean that mean one thing here and another thing there."""
        told, stage, animation = self.backpropagation, self._stage, self.animation
        prediction = self.asides.prediction
        meanings = (
            of_pass(told, animation),
            stage.keys(),
            of_training(self.session, animation),
        )
        self._steps = StepKeys(meanings, self._look_closely)
        self._leaving = Leaving(
            (
                Left(lambda: self._pointing.on, self._pointing.end),
                Left(lambda: told.active, told.stop),
                Left(lambda: prediction.phase is not Phase.OFF, prediction.stop),
                Left(lambda: self._presenting, lambda: self.present(False)),
                Left(lambda: stage.active, self.player.leave),
            )
        )

    def _lay_out_words(self, words: QWidget) -> None:
        self._rooms.addWidget(words, 1, 0)

    def _arrange(self) -> None:
        house = self._house
        # Sizes follow the window: what fits now must not hinder a smaller one.
        house.setMinimumSize(*SMALLEST)
        self._rooms = layout = QGridLayout(house)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header, 0, 0, 1, 3)
        layout.addWidget(self._canvas, 1, 1)
        layout.addWidget(self._panel, 1, 2)
        layout.addWidget(self._transport, 2, 0, 1, 3)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(1, 1)
        self.setCentralWidget(house)
        self.statusBar().addPermanentWidget(self._pointer)
        self.statusBar().setSizeGripEnabled(False)

    def _build_menus(self) -> None:
        tr, session, transport = self.tr, self.session, self._transport
        prediction = self.asides.prediction
        seen = (self._toggle_full_screen, self._leaving.leave, self._toggle_panel)
        ways = Ways(*seen, self._covers.list_keys, self._covers.blank)
        install(self, tr("&Program"), [Entry(tr("&Quit"), ("Ctrl+Q",), self.close)])
        run = install(self, tr("&Run"), run_entries(session, self._steps, transport, prediction))
        run.setToolTipsVisible(True)
        install(self, tr("R&ace"), race_entries(session, self._panel.runs))
        view = install(self, tr("&View"), view_entries(session, ways, transport))
        install(self, tr("P&icture"), self._picture_keys.entries())
        ShowMenu(session, install(self, tr("&Show"), []))
        LessonMenu(self, self.player)
        self._pointing.follow(install(self, tr("P&oint"), self._pointing.entries()))
        install(self, tr("&Go to"), self._places.entries())
        self._leaving.enable(self._action_of("Esc"))
        guesses = [self._action_of(key) for key in ("A", "Shift+A")]
        GuessActions(self, session, prediction, guesses).refused.connect(self._on_message)
        self._appearance = AppearanceMenu(session, view)
        self.less_motion.add_to(view)

    def _action_of(self, key: str) -> QAction:
        return next(each for each in self.actions() if QKeySequence(key) in each.shortcuts())

    def _connect(self) -> None:
        session, canvas = self.session, self._canvas
        canvas.start_requested.connect(self._on_start_requested)
        canvas.start_withdrawn.connect(session.withdraw_start)
        canvas.pointed.connect(self._on_pointed)
        canvas.seek_requested.connect(self._on_seek_requested)
        canvas.chart_requested.connect(session.set_chart)
        canvas.guess_requested.connect(self.asides.prediction.take)
        asides = self.asides
        things = (asides.backpropagation, asides.prediction, self._pointing, self._stage)
        for changed in (each.changed for each in things):
            changed.connect(self._leaving.refresh)
        self._stage.changed.connect(self._on_lesson_changed)
        self._stage.secret_changed.connect(canvas.keep_secret)
        self.player.complained.connect(self._on_message)
        session.message.connect(self._on_message)
        self._fading.rested.connect(self._on_rested)
        session.appearance_changed.connect(self._refresh_look)
        self._header.complained.connect(self._on_message)

    def _begin_ahead(self) -> None:
        """The first frame comes before what takes longer to load than all else."""
        self.ahead = Ahead(self, lambda: not self.animation.idle)
        first = (
            self._transport.show_icons,
            self._panel.runs.show_icons,
            use_one_blas_thread,
            self._header.fill,
            self._appearance.fill,
            *self._panel.ahead(suiting=True),
            lambda: Spoken(self, self.session, (self._panel.made, self._canvas.made)),
        )
        self.ahead.begin_after(self._transport, first, self._panel.ahead(suiting=False))

    def _refresh_look(self) -> None:
        width, height = self.width(), self.height()
        make = full_screen_sizes if self._presenting else sizes_for
        appearance = self.session.scene.appearance
        theme = with_colour_map(load_theme(appearance.theme), appearance.colour_map)
        look = Look(theme, scaled(make(width, height), self._text_scale))
        if look != self._look or not self.styleSheet():
            self._take_look(look)

    def _controls_look(self) -> Look:
        """Controls keep the sizes of a window: on a wall only what they show is read."""
        sizes = sizes_for(self.width(), self.height())
        return Look(self._look.theme, scaled(sizes, self._text_scale))

    @property
    def _text_scale(self) -> float:
        return self.session.scene.appearance.text_scale * system_text_scale()

    def _toggle_full_screen(self) -> None:
        self.present(not self._presenting)

    def _toggle_panel(self) -> None:
        self._panel.setVisible(not self._panel.isVisible())

    def _take_look(self, look: Look) -> None:
        self._look = look
        self.setStyleSheet(style_sheet(look, self._controls_look()))
        # Fixed, so that the picture does not move when a text appears below it.
        self.statusBar().setFixedHeight(round(STATUS * look.sizes.text))
        margin = 2 * look.sizes.spacing
        self.statusBar().setContentsMargins(margin, 0, margin, 0)
        for shown in (self._canvas, self._fading, self._frame, self._pointing, self._stage):
            shown.set_look(look)
        self._covers.set_look(look)
        for control in (self._header, self._panel, self._transport):
            control.set_look(self._controls_look())

    def _look_closely(self) -> None:
        """See a step of a network as its backpropagation, any other one in slow motion."""
        closely = self.backpropagation if self.backpropagation.available else self.slow_motion
        closely.toggle()

    def _on_lesson_changed(self) -> None:
        # Words and picture share the width; the key of the panel brings it back.
        self._panel.setVisible(not (self._presenting or self._stage.active))
        self._stage.set_look(self._look)
        lesson = self.player.lesson
        if lesson is not None and lesson.mentions("view"):
            # While the first slide is spoken of.
            QTimer.singleShot(AHEAD, self, self._canvas.surface_view.prepare)

    def _on_start_requested(self, point: Array) -> None:
        if not self.asides.prediction.take(point):
            self.session.place_start(point)

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
