"""Files as a person may choose them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

#: Writes a file called stones.csv and tells where it is.
Write: TypeAlias = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "stones.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
