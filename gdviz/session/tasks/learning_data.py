"""Which samples a network learns from, as plain data, and the samples themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import final

from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter
from gdviz.engine.network.generated import generated
from gdviz.engine.network.prepared import Prepared, prepare
from gdviz.engine.network.samples import Samples
from gdviz.session.tasks.opened_tables import opened_table
from gdviz.tables.choice import Choice, answer_choices, input_choices, opening_choice
from gdviz.tables.sample_sets import sample_sets
from gdviz.tables.table import Table
from gdviz.tables.table_error import Remedy

_SEED = Hyperparameter(
    "Seed",
    "",
    "Another seed draws other samples, and holds out others; the same seed the same ones.",
    0,
    2**31 - 1,
    (0, 100),
    whole=True,
)


@final
@dataclass(frozen=True)
class LearningData:
    """Samples by the name of their set, generated or shipped, or from a person's own `file`.

    Of a table, `columns` are the inputs, `answer` is the answer, and numbers are answers as they
    are or `as_classes`; what is left open is as the table is opened. `remedies` are what was done
    about a file that was refused; a file is read when this is made. ValueError, that of tables
    where it is about one, says what is not possible.
    """

    name: str = "moons"
    columns: tuple[str, ...] = ()
    count: float = hyperparameter(
        400,
        Hyperparameter(
            "Samples", "n", "How many samples are generated.", 20, 5000, (50, 2000), whole=True
        ),
    )
    noise: float = hyperparameter(
        0.15,
        Hyperparameter(
            "Noise", "σ", "How far samples are shaken, as a deviation.", 0.0, math.inf, (0.0, 1.0)
        ),
    )
    held_out: float = hyperparameter(
        0.25,
        Hyperparameter(
            "Held out",
            "",
            "The share of the samples that is kept from training, to test it.",
            0.0,
            1.0,
            (0.05, 0.9),
            low_open=True,
            high_open=True,
        ),
    )
    seed: float = hyperparameter(0, _SEED)

    file: str = ""
    answer: str = ""
    as_classes: bool | None = None
    remedies: frozenset[Remedy] = frozenset()
    #: The table of the file: data of a file that has changed are others.
    content: Table | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.file:
            object.__setattr__(self, "content", opened_table(self.file, self.remedies))

    @property
    def is_generated(self) -> bool:
        """Whether the samples are made, and so can be more or less, and noisier."""
        return not self.file and self.name in generated

    @property
    def table(self) -> Table | None:
        """The table of the samples; None where they are generated."""
        if self.content is not None or self.is_generated:
            return self.content
        if self.name not in sample_sets:
            known = ", ".join([*generated, *sample_sets])
            raise ValueError(f"unknown data {self.name!r}; known: {known}")
        return sample_sets[self.name].table

    @cached_property
    def choice(self) -> Choice | None:
        """Which columns of the table are used, and how; None where samples are generated."""
        table = self.table
        if table is None:
            return None
        first = _opening(table, self.answer)
        inputs = self.columns or first.inputs
        return replace(
            first,
            inputs=inputs,
            as_classes=first.as_classes if self.as_classes is None else self.as_classes,
            picture=first.picture if inputs == first.inputs else None,
        )

    @cached_property
    def input_names(self) -> tuple[str, ...]:
        """The columns that can be inputs beside the answer; none where samples are generated."""
        if self.table is None or self.choice is None:
            return ()
        return _inputs(self.table, self.choice.answer)

    @cached_property
    def answer_names(self) -> tuple[str, ...]:
        """The columns that can be the answer; none where samples are generated."""
        return () if self.table is None else _answers(self.table)

    @property
    def samples(self) -> Samples:
        """All samples, in their own units."""
        if self.table is None or self.choice is None:
            return generated[self.name](int(self.count), self.noise, int(self.seed))
        return self.choice.samples(self.table)

    @cached_property
    def prepared(self) -> Prepared:
        """The same made ready to be learned from; the same data give the same object."""
        return _prepared(self)


@lru_cache(maxsize=16)
def _prepared(data: LearningData) -> Prepared:
    return prepare(data.samples, data.held_out, int(data.seed))


# What is found out about a table takes as long as it has rows: it is the same for all its data.
_opening = lru_cache(maxsize=16)(opening_choice)
_inputs = lru_cache(maxsize=16)(input_choices)
_answers = lru_cache(maxsize=16)(answer_choices)
