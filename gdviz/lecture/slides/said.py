"""What a slide says at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import final


@final
@dataclass(frozen=True)
class Said:
    """Title and words in Markdown with LaTeX between dollars, a question, and where we are.

    `right` is the index of the right answer once it is revealed. `number` of `count` slides.
    Pictures in the words are those of the `folder`; without one there are none.
    """

    title: str
    words: str = ""
    question: str = ""
    answers: tuple[str, ...] = ()
    right: int | None = None
    number: int = 1
    count: int = 1
    folder: Path | None = None
