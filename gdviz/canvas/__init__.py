"""The pictures, drawn with pyqtgraph: each view draws one thing and reports clicks."""
