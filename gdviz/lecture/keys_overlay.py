"""All keys at a glance, read from the window's own actions, so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from gdviz.lecture.actions import FAMILY, TITLE
from gdviz.lecture.key_columns import GAP, KEYS, TITLED, WORDS, Columns, Row, fitted, font, widest
from gdviz.theme import Look

#: Arrows as they stand on the keys.
ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
#: The margin around all, as a share of the height.
MARGIN = 0.02


@final
class KeysOverlay(QWidget):
    """Columns of keys and words over the whole window; any key or click closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_overlay")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._covered = parent
        self._look: Look | None = None
        self._before: QWidget | None = None
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.update()

    def rows(self) -> list[Row]:
        """Keys and words of every action of the window that has a key."""
        return [(" / ".join(_keys(each)), _words(each)) for each in self._actions()]

    def lines(self) -> list[Row]:
        """What is painted: menus' titles, and rows with arrows as signs, a family as one."""
        rows: list[Row] = []
        for title, actions in groupby(self._actions(), lambda each: str(each.property(TITLE))):
            families = groupby(actions, lambda each: each.property(FAMILY) or _words(each))
            rows += [(title, TITLED)]
            rows += [(_in_signs(tuple(members)), words) for words, members in families]
        return rows

    def columns(self) -> Columns:
        """The lines as they are laid out."""
        family = self._look.sizes.family if self._look is not None else ""
        margin = 2 * MARGIN * self.height()
        return fitted(self.lines(), family, self.width() - margin, self.height() - margin)

    def open(self) -> None:
        """Show it, and tell screen readers what it says."""
        self._before = self.window().focusWidget()
        self.setAccessibleName(", ".join(f"{words}: {keys}" for keys, words in self.rows()))
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        # Accepted here, no key reaches the program's actions: what closes it does no more.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab is a key like any other: the focus stays until all is shown again

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._close()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.theme.surface))
        columns, margin = self.columns(), MARGIN * self.height()
        height = (self.height() - 2 * margin) / columns.lines
        left = margin
        for part in columns.parts:
            place = QRectF(left, margin, self.width(), height)
            left += self._paint_column(painter, part, place, columns.size, self._look)
            left += columns.spare
        painter.end()

    def _paint_column(
        self, painter: QPainter, part: Sequence[Row], place: QRectF, size: int, look: Look
    ) -> float:
        """Paint a column from its first line's place on; the width that it takes."""
        left, family = place.left(), look.sizes.family
        for index, weight in enumerate((KEYS, WORDS)):
            texts = [row[index] for row in part]
            painter.setFont(font(family, size, weight))
            for line, text in enumerate(texts):
                titled = part[line][1] == TITLED
                painter.setPen(QColor(look.theme.accent if titled else look.theme.text))
                box = place.translated(left - place.left(), line * place.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            left += widest(texts, family, size, weight) + GAP * size
        return left - place.left()

    def _actions(self) -> list[QAction]:
        return [each for each in self.window().actions() if each.shortcuts()]

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()


def _words(action: QAction) -> str:
    return action.text().replace("&", "")


def _keys(action: QAction) -> list[str]:
    native = QKeySequence.SequenceFormat.NativeText
    return [key.toString(native) for key in action.shortcuts()]


def _in_signs(actions: Sequence[QAction]) -> str:
    """The keys of one action, or those of a family: `Shift+← → ↑ ↓`."""
    keys = [key for each in actions for key in _keys(each)]
    signs = ["+".join(ARROWS.get(part, part) for part in key.split("+")) for key in keys]
    if len(actions) == 1:
        return " / ".join(signs)
    held = {sign.rpartition("+")[0] for sign in signs}
    if len(held) > 1 or held == {""}:
        return " ".join(signs)
    first = f"{held.pop()}+"
    return first + " ".join(sign.removeprefix(first) for sign in signs)
