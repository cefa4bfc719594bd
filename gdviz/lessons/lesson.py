"""A lesson as plain data: slides, and what each press of the clicker does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, final

#: A scene, or changes of one, as a table; `gdviz.session.scene_table` reads it.
Table: TypeAlias = Mapping[str, object]

#: The hall's guess is marked by a click on the picture.
POINT = "point"


@final
@dataclass(frozen=True)
class Press:
    """What a press of the clicker does, in this order; at least one of it.

    `words` appear below those that are there, `changes` are made to the scene and `playhead` is
    the step that it then shows, `steps` are taken at once or `play` of them one by one, and
    `answer` reveals the answer of the slide's question.
    """

    words: str = ""
    changes: Table | None = None
    playhead: int | None = None
    steps: int = 0
    play: int = 0
    answer: bool = False


@final
@dataclass(frozen=True)
class Question:
    """A question for the hall, the answers to choose from, and which is right, counted from 0.

    `guess` is `POINT` where the hall points at a place on the picture, else empty.
    """

    text: str
    answers: tuple[str, ...] = ()
    right: int | None = None
    guess: str = ""

    @property
    def by_pointing(self) -> bool:
        """Whether the hall points at a place first."""
        return self.guess == POINT


@final
@dataclass(frozen=True)
class Slide:
    """Words in Markdown with LaTeX between dollars, notes for the speaker, a scene, presses.

    Without a `scene` that of the slide before stays. With a cost the scene stands for itself,
    without one it changes the one before. `playhead` is the step that it shows first.
    """

    title: str
    words: str = ""
    notes: str = ""
    scene: Table | None = None
    playhead: int = 0
    presses: tuple[Press, ...] = ()
    question: Question | None = None

    def words_after(self, presses: int) -> str:
        """The words that are shown after so many presses."""
        several = (self.words, *(each.words for each in self.presses[:presses]))
        return "\n\n".join(each.strip("\n") for each in several if each.strip())

    def is_answered_after(self, presses: int) -> bool:
        """Whether the answer is revealed after so many presses."""
        return any(each.answer for each in self.presses[:presses])


@final
@dataclass(frozen=True)
class Lesson:
    """Slides in their order, and the file that they were read from."""

    title: str
    slides: tuple[Slide, ...]
    path: Path
    author: str = ""
    language: str = "en"

    @property
    def folder(self) -> Path:
        """The only folder whose pictures it may show."""
        return self.path.parent

    def mentions(self, key: str) -> bool:
        """Whether a scene, or a change of one, has a key."""
        presses = (press.changes for slide in self.slides for press in slide.presses)
        tables = (*(slide.scene for slide in self.slides), *presses)
        return any(key in table for table in tables if table is not None)
