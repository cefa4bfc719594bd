"""Which columns are inputs and which is the answer: what can be chosen, and what is at first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.samples import MOST_CLASSES, Samples
from gdviz.tables.cells import number
from gdviz.tables.samples_of import is_constant, is_large, samples_of
from gdviz.tables.table import Table

#: Inputs that are chosen at first: as many as a picture of the plane shows.
SHOWN = 2
#: Whole numbers as answers are classes at first if they are as few as these.
FEW = 10


@final
@dataclass(frozen=True)
class Choice:
    """Columns of a table by name: those of `inputs`, and that of the answer.

    `as_classes`, `picture` and `scale` are those of `samples_of`.
    """

    inputs: tuple[str, ...]
    answer: str
    as_classes: bool = False
    picture: tuple[int, int] | None = None
    scale: float = 1.0

    def samples(self, table: Table) -> Samples:
        """The samples of a table with this choice; TableError if it does not suit."""
        return samples_of(
            table,
            self.inputs,
            self.answer,
            as_classes=self.as_classes,
            picture=self.picture,
            scale=self.scale,
        )


def input_choices(table: Table, answer: str = "") -> tuple[str, ...]:
    """Columns that can be inputs beside an answer: those of numbers that differ."""
    return tuple(
        name
        for name in table.columns
        if name != answer and name in table.numbers and _can_be_learnt(table.numbers[name])
    )


def answer_choices(table: Table) -> tuple[str, ...]:
    """Columns that can be the answer: numbers that differ, or few texts, each more than once."""
    numbers = input_choices(table)
    return tuple(name for name in table.columns if name in numbers or _suits_as_texts(table, name))


def constant_columns(table: Table) -> tuple[str, ...]:
    """Columns that are the same in all rows, so that nothing can be learnt from them."""
    return tuple(name for name in table.columns if _is_constant(table, name))


def can_be_classes(table: Table, name: str) -> bool:
    """Whether a column of numbers may be taken as classes: few whole ones, each more than once."""
    if name not in table.numbers:
        return False
    values = table.numbers[name]
    distinct, counts = np.unique(values, return_counts=True)
    whole = bool((distinct == np.round(distinct)).all())
    if is_large(values):
        return False
    return whole and 2 <= len(distinct) <= MOST_CLASSES and int(counts.min()) >= 2


def opening_choice(table: Table, answer: str = "") -> Choice:
    """What is chosen at first: what comments at the top of the file say, and else a good guess.

    With an `answer` that somebody has chosen, what goes with it.

    The comments are `# answer:`, `# answer_as:` (classes or numbers), `# inputs:` (names between
    commas), `# picture: 8x8` and `# scale:`. Names that are no columns are passed over.
    """
    about = table.about
    answer = answer or _opening_answer(table)
    inputs, picture = _opening_inputs(table, answer)
    return Choice(
        inputs=inputs,
        answer=answer,
        as_classes=_are_classes(table, answer),
        picture=picture,
        scale=_scale(about.get("scale", "")),
    )


def _opening_answer(table: Table) -> str:
    said = table.about.get("answer", "")
    return said if said in table.columns else _likely_answer(table)


def _opening_inputs(table: Table, answer: str) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Inputs that are named, or all pixels of pictures, or the first few; and what is pictured."""
    named = tuple(name for name in _named_inputs(table) if name != answer)
    pixels = named or tuple(
        name for name in table.columns if name in table.numbers and name != answer
    )
    picture = _picture(table.about.get("picture", ""))
    if picture and picture[0] * picture[1] == len(pixels):
        return pixels, picture
    return named or _likely_inputs(table, answer), None


def _likely_inputs(table: Table, answer: str) -> tuple[str, ...]:
    """The first columns that do more than count the rows."""
    choices = input_choices(table, answer)
    telling = [name for name in choices if not (np.diff(table.numbers[name]) == 1).all()]
    return tuple(telling or choices)[:SHOWN]


def _are_classes(table: Table, answer: str) -> bool:
    """Whether numbers are taken as classes at first: as a comment says, or where they are few."""
    if answer not in table.numbers:
        return False
    said = table.about.get("answer_as") if answer == _opening_answer(table) else None
    if said in {"classes", "numbers"}:
        return said == "classes"
    return can_be_classes(table, answer) and len(np.unique(table.numbers[answer])) <= FEW


def _can_be_learnt(values: Array) -> bool:
    return not (is_constant(values) or is_large(values))


def _is_constant(table: Table, name: str) -> bool:
    if name in table.texts:
        return len(table.texts[name].categories) == 1
    return is_constant(table.numbers[name])


def _suits_as_texts(table: Table, name: str) -> bool:
    if name not in table.texts:
        return False
    column = table.texts[name]
    return (
        2 <= len(column.categories) <= MOST_CLASSES and int(np.bincount(column.indices).min()) >= 2
    )


def _likely_answer(table: Table) -> str:
    """The last column of texts that suits, else the last of numbers: there answers mostly stand."""
    suited = answer_choices(table) or table.columns
    return next((name for name in reversed(suited) if name in table.texts), suited[-1])


def _named_inputs(table: Table) -> list[str]:
    named = [name.strip() for name in table.about.get("inputs", "").split(",")]
    return [name for name in named if name in table.numbers]


def _picture(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([1-9]\d?)\s*x\s*([1-9]\d?)", text)
    return (int(match[1]), int(match[2])) if match else None


def _scale(text: str) -> float:
    value = number(text)
    return value if isfinite(value) and value > 0 else 1.0
