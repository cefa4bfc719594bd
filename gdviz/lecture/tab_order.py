"""Which control Tab goes to: they follow one another as they are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from gdviz.lecture.focus_frame import FocusFrame

_TAB, _BACK = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


@final
class TabOrder(QObject):
    """Moves the focus among all that is laid out in a widget.

    Qt's own order is that in which widgets were made: what is made late, as the settings of
    another optimizer, would come last.
    """

    def __init__(self, house: QWidget, frame: FocusFrame) -> None:
        super().__init__(house)
        self._house, self._frame = house, frame
        self._anchor: QWidget | None = None  # where the focus was last
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def stops(self) -> list[QWidget]:
        """The controls that can have the focus now, in their order."""
        return [each for each in _laid_out(self._house) if _is_stop(each)]

    def go(self, forward: bool) -> bool:
        """Give the focus to the next control, or the one before; whether there is one."""
        widgets = list(_laid_out(self._house))
        place = next((i for i, each in enumerate(widgets) if each is self._anchor), -1)
        if not forward:
            widgets, place = widgets[::-1], len(widgets) - 1 - place
        following = widgets[place + 1 :] + widgets[: place + 1]
        target = next(filter(_is_stop, following), None)
        if target is None:
            return False
        self.take(target, _TAB if forward else _BACK)
        return True

    def take(self, widget: QWidget, reason: Qt.FocusReason) -> None:
        """Give the focus to a control, in a frame, and bring it in sight."""
        _scroll_to(widget)
        widget.setFocus(reason)
        self._frame.frame(widget)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._anchor is not None and not shiboken6.isValid(self._anchor):
            self._anchor = None
        if now is not None and self._house.isAncestorOf(now):
            self._anchor = now


def _scroll_to(widget: QWidget) -> None:
    """Bring the whole widget in sight; Qt would be content with the place of its cursor."""
    each: QWidget | None = widget
    while each is not None:
        column = each.widget() if isinstance(each, QScrollArea) else None
        if isinstance(each, QScrollArea) and column is not None:
            middle = widget.mapTo(column, widget.rect().center())
            each.ensureVisible(middle.x(), middle.y(), 0, widget.height())
        each = each.parentWidget()


def _is_stop(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tabbed and widget.isVisible() and widget.isEnabled()


def _laid_out(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and all that is laid out in it, shown or not; scroll areas are only passed."""
    if isinstance(widget, QScrollArea):
        yield from _laid_out(widget.widget())
    elif widget is not None:
        yield widget
        yield from _in_layout(widget.layout())


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget = item.widget()
        if widget is None:
            yield from _in_layout(item.layout())
        else:
            yield from _laid_out(widget)
