"""PNG files, read by Qt."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gdviz.poster import png


@pytest.mark.parametrize("piece", [50, 2**20])
@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (7, 3), (130, 61)])
def test_every_dot_comes_back(
    columns: int, rows: int, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png, "_PIECE", piece)
    colours = np.random.default_rng(0).integers(256, size=(rows, columns, 3), dtype=np.uint8)
    written = []
    for cuts in ([], [1], [rows // 2, rows - 1]):
        file = BytesIO()
        png.write_png(file, columns, rows, np.split(colours, cuts))
        written.append(file.getvalue())
    image = QImage.fromData(written[0], "PNG").convertToFormat(QImage.Format.Format_RGB888)
    assert (image.width(), image.height()) == (columns, rows)
    seen = np.array(
        [[image.pixelColor(x, y).getRgb()[:3] for x in range(columns)] for y in range(rows)]
    )
    np.testing.assert_array_equal(seen, colours)
    assert len(set(written)) == 1, "the same bytes, however the rows come"
