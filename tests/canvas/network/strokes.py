"""Pictures of ten kinds of strokes, 8 by 8, for networks that look at pictures."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.network.generated import generated
from gdviz.engine.network.samples import Samples
from gdviz.session.tasks.learning_data import LearningData

SIDE = 8
CLASSES = tuple("0123456789")


def stroke(kind: int) -> np.ndarray:
    """One of five lines across, three down and the two diagonals."""
    picture = np.zeros((SIDE, SIDE))
    if kind < 5:
        picture[[0, 2, 4, 5, 7][kind]] = 1.0
    elif kind < 8:
        picture[:, [1, 4, 6][kind - 5]] = 1.0
    else:
        picture[:] = np.eye(SIDE) if kind == 8 else np.eye(SIDE)[::-1]
    return picture


def strokes(count: int, noise: float, seed: int) -> Samples:
    """The same number of each kind, shaken."""
    kinds = np.arange(count) % len(CLASSES)
    clean = np.array([stroke(kind) for kind in kinds]).reshape(count, -1)
    shaken = clean + noise * np.random.default_rng(seed).standard_normal(clean.shape)
    labels = tuple(f"point {index}" for index in range(SIDE * SIDE))
    return Samples("Strokes", shaken, kinds, labels, "stroke", CLASSES, picture=(SIDE, SIDE))


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> LearningData:
    """Data by the name of these strokes, which is known during the test alone."""
    monkeypatch.setitem(generated._makers, "strokes", lambda: strokes)
    monkeypatch.setitem(generated._made, "strokes", strokes)
    return LearningData("strokes", count=200, noise=0.4)
