"""Tasks made ready in the background where that takes longer than a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, Signal

from gdviz.engine.chunks import OnProgress
from gdviz.session.background import Background, Deliver, Job
from gdviz.session.first_look import first_look
from gdviz.session.price import SHARE, look_price
from gdviz.session.scene import Scene
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.task import Task

#: Makes a task; ValueError says why it is not possible.
Make = Callable[[], Task]


@final
class TaskMaker(QObject):
    """Makes one task at a time; a new wish calls the former one off.

    A task that is made is ready: what its runs see where they start is known.
    """

    made = Signal(object, object)  # a task, and the one in whose place it was wished for
    refused = Signal(object)  # the ValueError that says why there is none

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: Task | None = None
        self._background = Background(self, kept=0)
        self._background.delivered.connect(self._on_made)
        self._background.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a task is being made."""
        return self._background.busy

    def make(self, scene: Scene, make: Make) -> None:
        """Make a task for a scene, at once where its samples are few."""
        self._background.cancel()
        self._before = scene.task
        if _is_dear(scene):  # so are, by and large, other data or another model
            self._background.start(object(), _job(scene, make))
            return
        try:
            task = make()
            dear = _is_dear(scene.with_task(task))
        except ValueError as error:
            self.refused.emit(error)
            return
        if dear:
            self._background.start(object(), _job(scene, lambda: task))
        else:
            self._on_made(task)

    def _on_made(self, found: object) -> None:
        if isinstance(found, ValueError):
            self.refused.emit(found)
        else:
            self.made.emit(found, self._before)

    def _on_failed(self, words: str) -> None:
        self.refused.emit(ValueError(words))


def _is_dear(scene: Scene) -> bool:
    return sum(look_price(scene.function_of(plan)) for plan in scene.race.plans) > SHARE


def _job(scene: Scene, make: Make) -> Job:
    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        try:
            task = make()
            make_ready(scene.with_task(task))
        except ValueError as error:
            deliver(error)
        else:
            deliver(task)

    return job


def make_ready(scene: Scene) -> None:
    """Look, on a thread, at what the window would look at first of a task, so that it is known."""
    task = scene.task
    if isinstance(task, NetworkTask):
        for plan in scene.race.plans:
            first_look(scene.function_of(plan), scene.start_of(plan))
        tested = task.held_out_cost
        tested.columns, tested.targets  # noqa: B018  (they are kept)
