"""The sets of samples that are shipped: each is one file in `resources/samples/`.

Comments at its top say title, source, licence, kind and, as `opening_choice` reads them, what is
chosen at first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, partial
from pathlib import Path
from typing import Self, final

from gdviz.engine.network.samples import Samples
from gdviz.engine.registry import Registry
from gdviz.resources import resource
from gdviz.tables.choice import Choice, input_choices, opening_choice
from gdviz.tables.read import read_table
from gdviz.tables.rows import top_comments
from gdviz.tables.table import Table


@final
class Kind(Enum):
    """What a network learns of samples; the value is what comments in files say."""

    CLASSES = "classes"
    NUMBERS = "numbers"
    PICTURES = "pictures"


@final
@dataclass(frozen=True, eq=False)
class SampleSet:
    """A table to learn from: a shipped one, which is read when it is asked for, or a person's own.

    TableError, when it is read or samples are made of it, says what does not suit.
    """

    title: str
    kind: Kind
    source: str
    licence: str
    read: Callable[[], Table]

    @classmethod
    def of(cls, table: Table) -> Self:
        """The set that a table makes as it is opened."""
        choice = opening_choice(table)
        kind = Kind.CLASSES if choice.as_classes or choice.answer in table.texts else Kind.NUMBERS
        kind = Kind.PICTURES if choice.picture else kind
        return cls(table.title, kind, table.source, table.licence, lambda: table)

    @cached_property
    def table(self) -> Table:
        """All that is in the file."""
        return self.read()

    @cached_property
    def choice(self) -> Choice:
        """Which columns are chosen at first."""
        return opening_choice(self.table)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The columns that can be inputs beside the answer; all of them, for pictures."""
        if self.choice.picture:
            return self.choice.inputs
        return input_choices(self.table, self.choice.answer)

    def samples(self, inputs: tuple[str, ...] = ()) -> Samples:
        """The samples with some columns as inputs, or with those that are chosen at first."""
        return replace(self.choice, inputs=inputs or self.choice.inputs).samples(self.table)


def _enter_files() -> None:
    for path in sorted(resource("samples").glob("*.csv")):
        sample_sets.add(path.stem, partial(read_set, path))


def read_set(path: Path) -> SampleSet:
    """A set from the comments at the top of its file; ValueError if one of them is missing."""
    with path.open(encoding="utf-8") as file:
        about = top_comments(file)
    try:
        kind = Kind(about["kind"])
        read = partial(read_table, path)
        return SampleSet(about["title"], kind, about["source"], about["licence"], read)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path}: not a set of samples: {error}") from error


#: Every shipped set by name.
sample_sets: Registry[SampleSet] = Registry("set of samples")
sample_sets.discover_with(_enter_files)
