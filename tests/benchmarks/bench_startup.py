"""From the start of the interpreter to the first painted frame."""

from __future__ import annotations

import os
import subprocess
import sys

#: Paints one frame of a window and leaves at once: what Python does at its end is not measured.
BARE = """
import os
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
import pyqtgraph

class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QApplication.instance().postEvent(self, QEvent(QEvent.Type.User))
        return False
    def customEvent(self, event):
        os._exit(0)

app = QApplication([])
plot = pyqtgraph.PlotWidget()
plot.resize(1280, 720)
first = First()
plot.viewport().installEventFilter(first)
plot.show()
app.exec()
"""

GDVIZ = """
import os, sys
from gdviz.command_line import parse
scene = parse([])
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from gdviz.app import create_window, application

class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QApplication.instance().postEvent(self, QEvent(QEvent.Type.User))
        return False
    def customEvent(self, event):
        os._exit(0)

app = application()
window = create_window(scene)
first = First()
window.canvas.view.plot.widget.viewport().installEventFilter(first)
window.show()
app.exec()
"""


def _start(script: str) -> None:
    # The first, unmeasured round compiles the modules, as pip does when it installs a package.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", script]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def bench_bare_plot_widget_to_first_frame(measure, rounds: int) -> None:
    measure(lambda: _start(BARE), rounds=rounds)


def bench_start_to_first_frame(measure, rounds: int) -> None:
    against = "bench_bare_plot_widget_to_first_frame"
    measure(lambda: _start(GDVIZ), rounds=rounds, against=against, aim="at most 1.25")


def bench_bare_import_of_numpy(measure, rounds: int) -> None:
    measure(lambda: _start("import numpy"), rounds=2 * rounds)


def bench_import_of_gdviz(measure, rounds: int) -> None:
    against = "bench_bare_import_of_numpy"
    measure(lambda: _start("import gdviz"), rounds=2 * rounds, against=against, aim="at most 1.6")
