"""Controls that fade while nobody touches key or pointer, and come back at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import (
    QEvent,
    QObject,
    QParallelAnimationGroup,
    QPropertyAnimation,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

from gdviz.theme import Look

#: Milliseconds without a key or a movement of the pointer after which the controls fade.
REST = 4000

#: A key that calls an action arrives as an override alone, never as a press.
_TOUCHES = {
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
}


@final
class Fading(QObject):
    """Fades widgets, which keep their room: the picture beside them does not move.

    Once faded they are hidden: what a session changes meanwhile costs no repaint of them.
    """

    rested = Signal()  # nobody has touched anything for a while

    def __init__(self, widgets: Sequence[QWidget], refuge: QWidget) -> None:
        super().__init__(refuge)
        self._widgets, self._refuge = tuple(widgets), refuge
        self._timer = QTimer(self, interval=REST, singleShot=True)
        self._timer.timeout.connect(self.rest)
        self._less_motion = False
        self._effects = [QGraphicsOpacityEffect(widget) for widget in self._widgets]
        self._group = QParallelAnimationGroup(self)
        self._group.finished.connect(self._hide)
        for widget, effect in zip(self._widgets, self._effects, strict=True):
            self._prepare(widget, effect)

    @property
    def opacity(self) -> float:
        """How much of the controls is seen, from 0 to 1."""
        if any(widget.isHidden() for widget in self._widgets):
            return 0.0
        return self._effects[0].opacity() if self._effects[0].isEnabled() else 1.0

    def set_look(self, look: Look) -> None:
        """Take the time that fading lasts."""
        for index in range(self._group.animationCount()):
            animation = self._group.animationAt(index)
            if isinstance(animation, QPropertyAnimation):
                animation.setDuration(round(1000 * look.sizes.fade))

    def set_less_motion(self, less: bool) -> None:
        """Let controls vanish at once, or fade."""
        self._less_motion = less

    def set_active(self, active: bool) -> None:
        """Begin to wait, or show the controls for good."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            if active:
                application.installEventFilter(self)
        self._show()
        self._timer.start() if active else self._timer.stop()

    def rest(self) -> None:
        """Do now what is done after a while without a touch."""
        self.fade()
        self.rested.emit()

    def fade(self) -> None:
        """Let the controls fade now; the focus goes where a key brings them back."""
        self._timer.stop()
        if any(widget.hasFocus() for widget in self._widgets):
            self._refuge.setFocus()
        if self._less_motion:
            self._hide()
            return
        for effect in self._effects:
            effect.setEnabled(True)
        self._group.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._show()
            self._timer.start()
        return False

    def _prepare(self, widget: QWidget, effect: QGraphicsOpacityEffect) -> None:
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)
        effect.setEnabled(False)  # a widget that is wholly seen is painted without detour
        widget.setGraphicsEffect(effect)
        animation = QPropertyAnimation(effect, b"opacity", self._group)
        animation.setStartValue(1.0)
        animation.setEndValue(0.0)

    def _show(self) -> None:
        self._group.stop()
        for widget, effect in zip(self._widgets, self._effects, strict=True):
            effect.setEnabled(False)
            widget.show()

    def _hide(self) -> None:
        for widget, effect in zip(self._widgets, self._effects, strict=True):
            widget.hide()
            effect.setEnabled(False)
