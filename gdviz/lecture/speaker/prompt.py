"""What the lecturer alone is told at one moment of a lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True)
class Prompt:
    """Notes in Markdown, what the next press brings, and the place in the lesson."""

    notes: str = ""
    coming: str = ""
    number: int = 1
    count: int = 1
