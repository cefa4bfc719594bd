"""The tasks that can be shown in the place of a cost function, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import final

from gdviz.session.tasks.task import Task


@final
@dataclass(frozen=True)
class Offer:
    """A task before anybody has asked for it; called, it is the task as it is first shown.

    Its class is imported then: what learns from data takes longer to load than a plain cost.
    """

    title: str
    load: Callable[[], type[Task]]

    def __call__(self) -> Task:
        return self.load()()


def _line_losses() -> type[Task]:
    from gdviz.session.tasks.loss_task import LineLosses

    return LineLosses


def _class_losses() -> type[Task]:
    from gdviz.session.tasks.loss_task import ClassLosses

    return ClassLosses


def _network() -> type[Task]:
    from gdviz.session.tasks.network_task import NetworkTask

    return NetworkTask


#: What makes each task; the names stand beside those of cost functions.
TASKS: Mapping[str, Offer] = {
    "line_losses": Offer("Losses of a line fit", _line_losses),
    "class_losses": Offer("Losses of a classifier", _class_losses),
    "network": Offer("A network that learns", _network),
}
