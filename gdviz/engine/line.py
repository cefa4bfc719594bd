"""One line of an update rule, as it is written on a board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, final


@final
@dataclass(frozen=True, eq=False)
class Line:
    r"""`latex` is "letter \leftarrow formula"; `value` is what the letter is from then on.

    The value has shape (d,), one for each coordinate, or () or (d, d); None is the next point.
    Letters on the right have the values that they have before the line; `letters` are some that no
    other line knows. `part` names the part of the step that the line gives, if it gives one.
    """

    latex: str
    value: Any = None
    part: str = ""
    letters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def letter(self) -> str:
        """What stands on the left."""
        return self.latex.split(r"\leftarrow", 1)[0].strip()

    @property
    def formula(self) -> str:
        """What stands on the right."""
        return self.latex.split(r"\leftarrow", 1)[1].strip()


@final
@dataclass(frozen=True, eq=False)
class Formula:
    """An expression in LaTeX, and what letters of its own stand for."""

    latex: str
    letters: Mapping[str, Any] = field(default_factory=dict)


#: The letters of the slope, and of the slope as an optimizer is shown it.
SLOPE, SHOWN = r"\nabla C", "g"
#: The letters of the learning rate, and of that of one step.
RATE, RATE_NOW = r"\eta", r"\eta_t"

#: The letter of the update itself, in the line of a rule that says nothing of its own.
UPDATE_LETTER = r"\Delta \theta"

#: The name of the part that is the whole update.
UPDATE = "update"


def update_line(formula: str) -> Line:
    """The last line of every rule: the next point."""
    return Line(rf"\theta \leftarrow {formula}", None, UPDATE)


#: A last line that is true of every rule.
PLAIN = update_line(rf"\theta + {UPDATE_LETTER}")
