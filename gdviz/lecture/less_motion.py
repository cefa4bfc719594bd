"""The switch for those whom moving things make dizzy, or who share the screen over a slow line."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from gdviz.lecture.fading import Fading
from gdviz.lecture.platform_motion import prefers_less_motion
from gdviz.session.animation import Animation

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


@final
class LessMotion(QObject):
    """With less motion a ball is where it goes, controls vanish at once, lists do not slide.

    The platform is followed until somebody chooses here. Playing goes on, step by step: it was
    asked for.
    """

    def __init__(self, animation: Animation, fading: Fading, parent: QObject) -> None:
        super().__init__(parent)
        self._animation, self._fading = animation, fading
        self._chosen: bool | None = None
        self._usual = [each for each in _EFFECTS if QApplication.isEffectEnabled(each)]

    @property
    def on(self) -> bool:
        """Whether there is less motion."""
        return self._animation.less_motion

    @property
    def chosen(self) -> bool | None:
        """What was chosen here or remembered; None if nothing was."""
        return self._chosen

    def choose(self, less: bool) -> None:
        """Move less, or as usual, whatever the platform says."""
        self._chosen = less
        self._apply(less)

    def begin(self, chosen: bool | None) -> None:
        """Move as was chosen once, or else as the platform says."""
        if chosen is not None:
            self.choose(chosen)
        else:
            # The platform may take longer than a frame to answer: the window is shown first.
            QTimer.singleShot(0, self, self._follow_platform)

    def add_to(self, menu: QMenu) -> None:
        """An entry that can be checked and follows the switch."""
        menu.addSeparator()
        text = QCoreApplication.translate("LessMotion", "Less &motion")
        self._entry = menu.addAction(text)
        self._entry.setCheckable(True)
        self._entry.triggered.connect(self.choose)

    def _follow_platform(self) -> None:
        if self._chosen is None:
            self._apply(prefers_less_motion())

    def _apply(self, less: bool) -> None:
        self._animation.set_less_motion(less)
        self._fading.set_less_motion(less)
        for effect in self._usual:
            QApplication.setEffectEnabled(effect, not less)
        self._entry.setChecked(less)
