"""What the tests of a network's views share."""

from __future__ import annotations

from tests.canvas.network.strokes import pictures

__all__ = ["pictures"]
