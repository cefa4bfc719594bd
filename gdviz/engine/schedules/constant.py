"""The schedule of a learning rate that stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from gdviz.engine.line import Formula
from gdviz.engine.schedules.schedule import TimedSchedule, named


@final
@named("constant")
@dataclass(frozen=True)
class Constant(TimedSchedule):
    """The learning rate stays what it is."""

    title = "Constant"
    latex = r"\eta_t = \eta"

    def at(self, step: int) -> float:
        return 1.0

    def formula_at(self, step: int) -> Formula:
        return Formula("1")
