"""The sets of samples that are shipped: each is one file in `resources/samples/`.

Comments at its top say title, source, licence, kind and, as `opening_choice` reads them, what is
chosen at first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property, partial
from pathlib import Path
from typing import final

from gdviz.engine.network.samples import Samples
from gdviz.engine.registry import Registry
from gdviz.resources import resource
from gdviz.tables.choice import Choice, opening_choice
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
    """A shipped set; of its file the comments are read at once, and the rest when asked for."""

    path: Path
    title: str
    kind: Kind
    source: str
    licence: str

    @cached_property
    def table(self) -> Table:
        """All that is in the file."""
        return read_table(self.path)

    @cached_property
    def choice(self) -> Choice:
        """Which columns are chosen at first."""
        return opening_choice(self.table)

    @cached_property
    def samples(self) -> Samples:
        """The samples of that choice."""
        return self.choice.samples(self.table)


def _enter_files() -> None:
    for path in sorted(resource("samples").glob("*.csv")):
        sample_sets.add(path.stem, partial(read_set, path))


def read_set(path: Path) -> SampleSet:
    """A set from the comments at the top of its file; ValueError if one of them is missing."""
    with path.open(encoding="utf-8") as file:
        about = top_comments(file)
    try:
        return SampleSet(
            path, about["title"], Kind(about["kind"]), about["source"], about["licence"]
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path}: not a set of samples: {error}") from error


#: Every shipped set by name.
sample_sets: Registry[SampleSet] = Registry("set of samples")
sample_sets.discover_with(_enter_files)
