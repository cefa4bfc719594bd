"""Every view in every theme looks as it did when a person last approved of it.

`QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 python -m tests.approved`, and the same with 2, take
the pictures anew; with `QT_QPA_PLATFORM=xcb` on a screen, `xvfb-run` for one, those of the surface.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gdviz.theme import theme_names
from tests.approved import FOLDER, SIZES, VIEWS, file_name

#: Mean difference of a channel, of 255, and the share of pixels that differ much.
MEAN, MUCH, SHARE = 4.0, 60, 0.02
ROOT = Path(__file__).parent.parent


def pixels(path: Path) -> np.ndarray:
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].astype(float)


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    if one.shape != other.shape:
        return False
    apart = np.abs(one - other)
    return bool(apart.mean() <= MEAN and (apart > MUCH).mean() <= SHARE)


@pytest.mark.parametrize("solid", [False, True], ids=["flat", "solid"])
@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("theme", theme_names())
def test_every_view_looks_as_approved(theme: str, ratio: int, solid: bool) -> None:
    # Kept after a failure: the message names the pictures to look at.
    folder = Path(tempfile.mkdtemp(prefix="gdviz-pictures-"))
    places = {"QT_QPA_PLATFORM": "xcb" if solid else "offscreen", "QT_SCALE_FACTOR": str(ratio)}
    command = [sys.executable, "-m", "tests.approved", str(folder), theme]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **places}, timeout=600)
    sizes = SIZES if ratio == 1 else SIZES[:1]
    views = [view for view in VIEWS if view.solid == solid]
    names = [file_name(v, theme, s, ratio) for v in views for s in sizes]
    wrong = [n for n in names if not alike(pixels(folder / n), pixels(FOLDER / n))]
    assert [str(folder / name) for name in wrong] == []


def test_another_theme_and_another_moment_are_seen() -> None:
    approved = pixels(FOLDER / file_name(VIEWS[1], "light", SIZES[0], 1))
    for view, theme in ((VIEWS[1], "dark"), (VIEWS[0], "light"), (VIEWS[4], "light")):
        assert not alike(approved, pixels(FOLDER / file_name(view, theme, SIZES[0], 1)))


def test_pictures_are_small() -> None:
    assert all(path.stat().st_size < 30_000 for path in FOLDER.glob("*.png"))
