"""pyqtgraph knows all that Qt has, though Qt's classes are made when they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: Before anything else has had classes made.
FIRST = """
import sys
import gdviz.canvas.plot_area
import pyqtgraph
from PySide6 import QtCore, QtGui, QtWidgets
from gdviz.canvas.qt_by_name import Mirror
"""
ALL_NAMES = """
for source, mirror in ((QtCore, pyqtgraph.QtCore), (QtGui, pyqtgraph.QtGui),
                       (QtWidgets, pyqtgraph.QtWidgets)):
    assert isinstance(mirror, Mirror) and mirror is sys.modules[mirror.__name__]
    assert "QObject" in dir(QtCore) and len(dir(source)) > 150
    assert set(dir(source)) <= set(dir(mirror))
    for name in dir(source):
        if not name.startswith("__"):
            assert getattr(mirror, name) is getattr(source, name), name
    assert not hasattr(mirror, "QNothing")
"""
FEWER = """
assert "QCalendarWidget" not in vars(pyqtgraph.QtWidgets)
assert pyqtgraph.QtWidgets.QCalendarWidget is QtWidgets.QCalendarWidget
assert "QCalendarWidget" in vars(pyqtgraph.QtWidgets)
"""
#: A pyqtgraph that cannot do without what it copies.
OTHER = """
import sys
from PySide6 import QtCore
copied = []
class Strict:
    def find_spec(self, name, path=None, target=None):
        if name == "pyqtgraph.functions":
            copied.append("QCalendarWidget" in vars(sys.modules["pyqtgraph.Qt.QtWidgets"]))
            if not copied[-1]:
                raise ImportError("a name is missing")
sys.meta_path.insert(0, Strict())
import gdviz.canvas.plot_area
import pyqtgraph
assert copied == [False, True]
assert type(pyqtgraph.QtCore).__name__ == "module" and pyqtgraph.ViewBox
assert "QObject" in dir(QtCore)
"""


@pytest.mark.parametrize(
    "code", [FIRST + ALL_NAMES, FIRST + FEWER, OTHER], ids=["all names", "fewer", "another version"]
)
def test_in_a_program_of_its_own(code: str) -> None:
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr


def test_who_has_imported_pyqtgraph_before_keeps_it() -> None:
    code = "import pyqtgraph as pg; import gdviz.canvas.plot_area as a; assert a.pg is pg"
    subprocess.run([sys.executable, "-c", code], check=True)
