"""Object names, by which tests, style sheets and screen readers find a widget."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(name: str, widget: W) -> W:
    """Give the widget an object name; the widget itself."""
    widget.setObjectName(name)
    return widget
