"""What to say where no window can be opened, instead of Qt's abort with a core dump."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def explain_and_exit(missing: str) -> NoReturn:
    """Say in two lines what is missing and how to run gdviz, and exit with 2."""
    sys.stderr.write(
        f"gdviz: no window can be opened: {missing}\n"
        "Run it in a desktop session (over ssh: ssh -X), or on a virtual screen: xvfb-run gdviz\n"
    )
    sys.stderr.flush()
    # Qt is in the middle of its own abort: nothing of it may run again, not even its clean-up.
    os._exit(2)


@contextmanager
def explained() -> Iterator[None]:
    """While the application object is made, turn Qt's fatal error into `explain_and_exit`."""
    previous = qInstallMessageHandler(_on_message)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)


_heard: list[str] = []


def _on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        # The first complaint names the cause; the fatal one repeats it in many lines.
        explain_and_exit((_heard or [text])[0].splitlines()[0].strip())
    _heard.append(text)
