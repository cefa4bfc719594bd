"""Type that is set smaller where its words would not fit in."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF


def fitted(
    font: QFont, size: int, room: QRectF, flags: int, text: str, lines: int | None = None
) -> QFont:
    """The font in `size` pixels, or as much smaller as the text needs to fit into the room.

    `flags` are how it is drawn, of `Qt.AlignmentFlag` and `Qt.TextFlag`; more than `lines` lines
    do not count as fitting.
    """
    found = QFont(font)
    while size > 1:
        found.setPixelSize(size)
        metrics = QFontMetricsF(found)
        needed = metrics.boundingRect(room, flags, text)
        few = lines is None or needed.height() < (lines + 0.5) * metrics.lineSpacing()
        if few and room.contains(needed):
            break
        size -= 1
    return found
