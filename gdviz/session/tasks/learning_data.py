"""Which samples a network learns from, as plain data, and the samples themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import final

from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter
from gdviz.engine.network.generated import generated
from gdviz.engine.network.prepared import Prepared, prepare
from gdviz.engine.network.samples import Samples

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
    """Samples by the name of their set, generated or shipped.

    Of a set that is shipped, `columns` are the inputs that are used. ValueError names what is not
    possible.
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

    def __post_init__(self) -> None:
        check_ranges(self)

    @property
    def samples(self) -> Samples:
        """All samples, in their own units."""
        return generated[self.name](int(self.count), self.noise, int(self.seed))

    @cached_property
    def prepared(self) -> Prepared:
        """The same made ready to be learned from; the same data give the same object."""
        return _prepared(self)


@lru_cache(maxsize=16)
def _prepared(data: LearningData) -> Prepared:
    return prepare(data.samples, data.held_out, int(data.seed))
