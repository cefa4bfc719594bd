"""What is wrong in a lesson's file, and where."""

from __future__ import annotations

from pathlib import Path
from typing import final


@final
class LessonError(ValueError):
    """Names the file, the line, the slide and the key, as far as they are known; counted from 1.

    `sentence` says what is wrong, and what is allowed.
    """

    def __init__(
        self,
        sentence: str,
        file: Path | str,
        line: int | None = None,
        slide: int | None = None,
        key: str = "",
    ) -> None:
        super().__init__(sentence, str(file), line, slide, key)
        self.sentence, self.file, self.line = sentence, Path(file), line
        self.slide, self.key = slide, key

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line is not None else ""
        slide = f"slide {self.slide}" if self.slide is not None else ""
        places = (each for each in (self.file.name[:100], line, slide, self.key) if each)
        return f"{', '.join(places)}: {self.sentence}"
