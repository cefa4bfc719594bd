"""Learning-rate schedules: what the learning rate is multiplied with, step by step.

A new schedule is a class in one of these files, entered under its name. Factors are those of
`torch.optim.lr_scheduler` where it has the schedule; after its last step a schedule stays where it
has come to.
"""

from importlib import import_module

from gdviz.engine.schedules.constant import Constant
from gdviz.engine.schedules.schedule import Schedule, TimedSchedule, schedules

__all__ = ["Constant", "Schedule", "TimedSchedule", "schedules"]

#: The files of schedules beside the first, in the order in which pickers show them.
FILES = ("decays", "waves", "plateau")


def _load() -> None:
    for each in FILES:
        import_module(f"{__name__}.{each}")


# When they are listed: most lectures never look at them.
schedules.discover_with(_load)
