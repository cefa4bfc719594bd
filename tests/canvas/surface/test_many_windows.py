"""Windows with a surface are closed one after another, whoever collects what they leave."""

from __future__ import annotations

import os

from tests.canvas.surface.test_opengl import run_script


def test_twenty_windows_close_well_while_a_thread_collects_their_cycles() -> None:
    script = """
from dataclasses import replace
from threading import Thread
import gc
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from gdviz.app import create_window
from gdviz.session.scene import Scene, View
gc.disable()
for _ in range(20):
    window = create_window(replace(Scene.opening("himmelblau"), view=View.BOTH))
    window.show()
    for _ in range(5):
        QApplication.processEvents()
    window.session.advance(3)
    window.grab()
    context = window.canvas.surface_view._picture._scenery._relief._context
    assert isValid(context)
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(context)
    thread = Thread(target=gc.collect)
    thread.start()
    QApplication.processEvents()
    thread.join()
    assert not QApplication.topLevelWidgets()
"""
    assert run_script(script, dict(os.environ)) == ""
