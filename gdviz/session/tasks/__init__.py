"""The tasks that can be shown in the place of a cost function, by name."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.session.tasks.loss_task import ClassLosses, LineLosses
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.task import Task

#: How each task is first shown; the names stand beside those of cost functions.
TASKS: Mapping[str, type[Task]] = {
    "line_losses": LineLosses,
    "class_losses": ClassLosses,
    "network": NetworkTask,
}
