"""The transport bar: the buttons, speed, timeline, and the step and cost in large type."""

from __future__ import annotations

from dataclasses import replace
from typing import final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gdviz.panel.icon_button import IconButton
from gdviz.panel.named import named
from gdviz.panel.readout import Readout
from gdviz.panel.scale_slider import ScaleSlider
from gdviz.panel.timeline import Timeline
from gdviz.session.animation import Animation
from gdviz.session.scene import SPEEDS
from gdviz.session.session import Session
from gdviz.session.words import number
from gdviz.theme import Look

#: A bar so many times as wide as the readout has room for the speed in words.
ROOMY = 2.0
#: The widest readout there is room for.
LONG_RUN, WIDE_COST = 10_000, -0.00444


@final
class Transport(QWidget):
    """Moves the playhead, by button, by time and by hand."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("transport")
        self._session, self._animation = session, animation
        self._look: Look | None = None
        self._build()
        self._arrange()
        self._connect()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._look = look
        spacing, text = look.sizes.spacing, look.sizes.text
        self._layout.setContentsMargins(2 * spacing, spacing, 2 * spacing, spacing)
        self._layout.setSpacing(spacing)
        self._speed.set_look(look)
        self._speed.setFixedWidth(6 * text)
        self._timeline.set_look(look)
        self._readout.set_look(look)
        self._make_room_for_readout()
        for button in self._buttons:
            button.set_look(look, look.sizes.large)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room_for_timeline()

    def _make_room_for_timeline(self) -> None:
        # The readout needs its room; the slider beside them tells the speed without its number.
        if self._look is not None:
            roomy = self.width() > ROOMY * self._readout.minimumWidth()
            self._speed_text.setFixedWidth(6 * self._look.sizes.text if roomy else 0)

    def show_icons(self) -> None:
        """Draw the icons; apart, because their font takes longer to load than the first frame."""
        for button in self._buttons:
            button.show_icon()

    def _make_room_for_readout(self) -> None:
        # Fixed, so that the timeline beside it does not change its length with every step.
        self._readout.make_room_for(self._readout_text(LONG_RUN, WIDE_COST))
        self._make_room_for_timeline()

    def _readout_text(self, step: int, cost: float) -> str:
        text = self.tr("step {step}   cost {cost}")
        return text.format(step=step, cost=number(cost))

    def _build(self) -> None:
        animation = self._animation
        button, tr = IconButton, self.tr
        self._reset = button("reset_button", "reset", tr("Reset (Home)"), self._on_reset)
        self._back = button("step_back_button", "step_back", tr("Step back (←)"), self._on_back)
        self._play = button("play_button", "play", tr("Play (Space)"), animation.toggle).fill()
        self._step = button("step_button", "step", tr("Step (→)"), self._on_step)
        self._loop = button("loop_button", "loop", tr("Loop (L)"), self.toggle_loop)
        self._chart = button("chart_button", "chart", tr("Cost chart (C)"), self.toggle_chart)
        for switch in (self._loop, self._chart):
            switch.setCheckable(True)
        self._buttons = (self._reset, self._back, self._play, self._step, self._loop, self._chart)
        self._speed = ScaleSlider("speed", *SPEEDS, log=True)
        self._speed.setToolTip(self.tr("Steps a second while playing"))
        self._speed.setAccessibleName(self.tr("Speed"))
        self._speed_text = named("speed_text", QLabel())
        self._timeline = Timeline()
        self._timeline.setToolTip(self.tr("All steps so far: drag to any of them"))
        self._timeline.setAccessibleName(self.tr("Timeline"))
        self._readout = Readout()

    def _arrange(self) -> None:
        self._layout = QHBoxLayout(self)
        for button in self._buttons[:-1]:
            self._layout.addWidget(button)
        self._layout.addWidget(self._speed)
        self._layout.addWidget(self._speed_text)
        self._layout.addWidget(self._timeline, stretch=1)
        self._layout.addWidget(self._chart)
        self._layout.addWidget(self._readout)

    def _connect(self) -> None:
        self._speed.moved.connect(self._session.set_speed)
        self._timeline.valueChanged.connect(self._on_timeline_moved)
        self._session.playhead_changed.connect(self._on_playhead_changed)
        self._session.playhead_changed.connect(self._tell_speed)
        self._session.speed_changed.connect(self._on_speed_changed)
        self._session.loop_changed.connect(self._on_loop_changed)
        self._session.chart_changed.connect(self._on_chart_changed)
        self._animation.playing_changed.connect(self._on_playing_changed)

    def _on_reset(self) -> None:
        self._animation.pause()
        self._session.seek(0)

    def _on_back(self) -> None:
        self._animation.pause()
        self._session.step_back()

    def _on_step(self) -> None:
        self._animation.pause()
        self._session.advance()

    def toggle_loop(self) -> None:
        """Play in a loop, or no more."""
        self._session.set_loop(not self._session.scene.loop)

    def toggle_chart(self) -> None:
        """Open the chart, or close it."""
        chart = self._session.scene.chart
        self._session.set_chart(replace(chart, open=not chart.open))

    def _on_loop_changed(self) -> None:
        self._loop.setChecked(self._session.scene.loop)

    def _on_chart_changed(self) -> None:
        self._chart.setChecked(self._session.scene.chart.open)

    def _on_timeline_moved(self, value: int) -> None:
        if value != self._session.playhead:
            self._animation.pause()
            self._session.seek(value)

    def _on_playhead_changed(self) -> None:
        session = self._session
        self._timeline.show_session(session)
        cost = session.run.cost_at(session.playhead)
        self._readout.setText(self._readout_text(session.playhead, cost))

    def _on_speed_changed(self) -> None:
        speed = self._session.scene.speed
        self._speed.show_number(speed)
        self._tell_speed()

    def _tell_speed(self) -> None:
        """The speed that is set, or how long steps take where they cannot come so soon."""
        speed, taken, long = self._session.scene.speed, self._session.seconds_a_step, ""
        if self._session.too_slow:
            text = self.tr("{0} s/step").format(f"{taken:.1g}")
            long = self.tr("{0} steps a second: each takes {1} s")
            long = long.format(f"{1 / taken:.{'0f' if taken < 1 else '1g'}}", f"{taken:.1g}")
        else:
            text = self.tr("{0} steps/s").format(f"{speed:g}")
        self._speed_text.setText(text)
        self._speed_text.setToolTip(long)

    def _on_playing_changed(self, playing: bool) -> None:
        self._play.say(self.tr("Pause (Space)") if playing else self.tr("Play (Space)"))
        self._play.set_picture("pause" if playing else "play")
