"""The pictures, drawn with pyqtgraph: each view draws one thing and reports clicks."""

from gdviz.canvas import qt_by_name as _qt_by_name  # noqa: F401 - before any view asks for pyqtgraph
