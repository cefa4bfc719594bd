"""How much larger than usual the platform's own texts are: whoever needs that, needs it here."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFontInfo, QGuiApplication

#: Points of a desktop's usual font. On Linux the largest of GNOME (11), KDE (10), and others (9).
USUAL = {"darwin": 13.0, "win32": 9.0}
USUAL_ELSEWHERE = 11.0
#: Dots an inch that a point is counted in where the desktop has not been told otherwise.
USUAL_DOTS = {"darwin": 72.0}
USUAL_DOTS_ELSEWHERE = 96.0
#: The most that texts are made larger.
MOST = 1.8


def system_text_scale() -> float:
    """From 1 on: texts of a wall are never smaller than the window asks for.

    A desktop makes texts larger by a font of more points, or by more dots an inch.
    """
    if QGuiApplication.instance() is None:
        return 1.0
    points = QFontInfo(QGuiApplication.font()).pointSizeF()
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen is not None else USUAL_DOTS_ELSEWHERE
    usual = USUAL.get(sys.platform, USUAL_ELSEWHERE)
    wider = dots / USUAL_DOTS.get(sys.platform, USUAL_DOTS_ELSEWHERE)
    return min(max(points / usual * wider, 1.0), MOST)
