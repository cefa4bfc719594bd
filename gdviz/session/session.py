"""The live scene: the one place that holds what is true; views ask it and listen to it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, final

import numpy as np
from PySide6.QtCore import Signal

from gdviz.engine.cost import Array
from gdviz.engine.formula_text import FormulaError, unknown_names
from gdviz.engine.methods import Pickable, methods
from gdviz.engine.schedules import schedules
from gdviz.engine.transforms import transforms
from gdviz.session.live_runs import LiveRuns
from gdviz.session.race import Moment, RunPlan
from gdviz.session.scene import suited
from gdviz.session.tasks.task import Task
from gdviz.session.words import translated

if TYPE_CHECKING:
    from gdviz.session.task_maker import TaskMaker


@final
class Session(LiveRuns):
    """Scene, runs and playhead. Every wish that is granted is announced by a signal."""

    task_refused = Signal(object)  # the ValueError that says why there is no such task

    _random: np.random.Generator | None = None
    _maker: TaskMaker | None = None

    def set_cost(self, name: str) -> None:
        """Show another cost function from its own start; UnknownName lists the known ones."""
        if name != self._scene.cost:
            self._show_cost(self._scene.with_cost(name))

    def set_formula(self, text: str) -> None:
        """Show the cost of a formula; single letters become constants. Refused, only say so."""
        try:
            letters = unknown_names(text)
            known = dict(self._scene.constants)
            constants = tuple((name, known.get(name, 1.0)) for name in letters)
            if (text, constants) != (self._scene.cost, self._scene.constants):
                self._show_cost(self._scene.with_cost(text, constants))
        except FormulaError as error:
            self._say(translated(error.message))
        except ValueError as error:
            self._say(translated(str(error)))

    def wish_task(self, make: Callable[[], Task]) -> None:
        """Show the task that is made so; what makes it impossible is said instead.

        Where that takes longer than a frame it is shown when it is ready, unless the scene has
        another task by then.
        """
        if self._maker is None:
            from gdviz.session.task_maker import TaskMaker  # few scenes have a task

            self._maker = TaskMaker(self)
            self._maker.made.connect(self._on_task_made)
            self._maker.refused.connect(self._on_task_refused)
        self._maker.make(self._scene, make)

    @property
    def making(self) -> bool:
        """Whether a task that was wished for is being made."""
        return self._maker is not None and self._maker.busy

    def set_task(self, task: Task) -> None:
        """Show the same task with other data or another model, to the same step if it can."""
        if task != self._scene.task:
            goal = self._goal
            self._scene, self._before_start = self._scene.with_task(task), None
            self._runs = self._scene.begin_all()
            self._goal = goal if task.keeps_start else 0
            self.cost_changed.emit()
            self._announce_runs()

    def move_datum(self, index: int, place: tuple[float, float]) -> None:
        """Move a point of the data: all runs begin anew and are taken to the step they were at.

        The cost functions change, and what says so is `runs_changed` alone: a point is dragged
        while everything plays. A place where nothing can be fitted is said and not taken.
        """
        # Imported when a point is dragged: few scenes have any.
        from gdviz.session.tasks.loss_task import LossTask

        task = self._scene.task
        if isinstance(task, LossTask):
            try:
                moved = task.with_point(index, place)
            except ValueError as error:
                self._say(translated(str(error)))
                return
            if moved != task:
                self._scene, self._before_start = self._scene.with_task(moved), None
                self._runs = self._scene.begin_all()
                self._announce_runs()

    def set_constant(self, name: str, value: float) -> None:
        """Restart with another value of a constant of the formula, from the same start."""
        constants = {**dict(self._scene.constants), name: value}
        if math.isfinite(value) and constants != dict(self._scene.constants):
            self._show_cost(replace(self._scene, constants=tuple(constants.items())))

    def set_optimizer(self, name: str) -> None:
        """Give the selected run another update rule; UnknownName lists the known ones."""
        rule = methods[name]
        if type(self.optimizer) is not rule:
            self._use(suited(rule, self.cost))

    def set_hyperparameter(self, name: str, value: float) -> None:
        """Give the selected run another value of a hyper-parameter; out of range, only say so."""
        changed = self._changed(self.optimizer, name, value)
        if changed is not None:
            self._use(changed)

    def set_schedule(self, name: str) -> None:
        """Restart with another learning-rate schedule; UnknownName lists the known ones."""
        if type(self._scene.schedule) is not schedules[name]:
            self._restart_as(replace(self._scene, schedule=schedules[name]()))

    def set_schedule_field(self, name: str, value: float) -> None:
        """Restart with another value of a field of the schedule; out of range, only say so."""
        changed = self._changed(self._scene.schedule, name, value)
        if changed is not None:
            self._restart_as(replace(self._scene, schedule=changed))

    def use_transform(self, name: str, used: bool) -> None:
        """Restart with gradients that are transformed so, or no more."""
        kind = transforms[name]
        if used != any(type(each) is kind for each in self._scene.transforms):
            self._restart_as(self._scene.with_transform(kind(), used))

    def set_transform_field(self, name: str, field: str, value: float) -> None:
        """Restart with another value of a field of a transform; out of range, only say so."""
        kind = transforms[name]
        for transform in self._scene.transforms:
            changed = self._changed(transform, field, value) if type(transform) is kind else None
            if changed is not None:
                self._restart_as(self._scene.with_transform(changed, True))

    def place_start(self, point: Sequence[float] | Array) -> None:
        """Restart from a point, moved into the domain if it lies outside.

        If the selected run has a start of its own, only that run restarts.
        ValueError for a wrong number of coordinates.
        """
        if not np.isfinite(point).all():
            self._say(self.tr("A start needs finite numbers."))
            return
        wished = self._scene.starting_from(tuple(point))
        moment = Moment(self._scene.start, self._scene.race, self._runs, self._goal)
        self._scene = self._within_domain(wished)
        if len(self._runs) > 1 and self._scene.race.plan.start is not None:
            self._restart_selected()
        else:
            self._restart_as(self._scene)
        self._before_start = moment

    def place_random_start(self) -> None:
        """Restart from a point drawn evenly from the domain, or from other random weights."""
        # Made when first needed: numpy loads its generators for longer than a frame takes.
        self._random = self._random or np.random.default_rng()
        task = self._scene.task
        redrawn = task.redrawn(int(self._random.integers(1000))) if task is not None else None
        if redrawn is not None:
            self.wish_task(lambda: redrawn)
            return
        self.place_start(self.cost.domain.sample(self._random, 1)[0])

    def withdraw_start(self) -> None:
        """Take the last start back: what was shown before it is shown again."""
        if self._before_start is not None:
            moment, self._before_start = self._before_start, None
            self._scene = replace(self._scene, start=moment.start, race=moment.race)
            self._runs, self._goal = moment.runs, moment.goal
            self._announce_runs()

    def set_own_start(self, own: bool) -> None:
        """Give the selected run a start of its own, at first where it starts now, or take it."""
        plan = self._scene.race.plan
        if own != (plan.start is not None):
            moved = self.start != self._scene.start
            self._plan_selected(replace(plan, start=self.start if own else None))
            self._restart_selected() if moved else self._announce_runs()

    def add_run(self, name: str) -> None:
        """Add a run of an update rule and select it; UnknownName lists the known ones."""
        self._add(RunPlan(suited(methods[name], self.cost), cost=self._scene.race.plan.cost))

    def duplicate_run(self) -> None:
        """Add a run like the selected one and select it."""
        self._add(self._scene.race.plan)

    def remove_run(self) -> None:
        """Remove the selected run; the last one stays, and a word says so."""
        if len(self._runs) == 1:
            self._say(self.tr("The last run stays."))
            return
        index = self.selected
        self._take_race(self._scene.race.without(index))
        self._runs = self._runs[:index] + self._runs[index + 1 :]
        self._announce_runs()

    def hide_run(self, hidden: bool) -> None:
        """Draw the selected run no more, or again."""
        plan = self._scene.race.plan
        if hidden != plan.hidden:
            self._plan_selected(replace(plan, hidden=hidden))
            self._replace_selected(replace(self.run, hidden=hidden))
            self._announce_runs()

    def set_tries(self, count: int) -> None:
        """Restart with searches that try so many points a step."""
        self._restart_as(replace(self._scene, race=self._scene.race.with_tries(count)))

    def select_run(self, index: int) -> None:
        """Speak of another run; an index beyond the last is no wish."""
        if index != self.selected and 0 <= index < len(self._runs):
            self._take_race(self._scene.race.selecting(index))
            self.selection_changed.emit()
            self.playhead_changed.emit(0)

    def _on_task_made(self, task: Task, before: Task | None) -> None:
        if self._scene.task is before:
            self.set_task(task)

    def _on_task_refused(self, error: ValueError) -> None:
        self.task_refused.emit(error)
        self._say(translated(str(error)))

    def _use(self, optimizer: Pickable) -> None:
        self._plan_selected(replace(self._scene.race.plan, optimizer=optimizer))
        self._restart_selected()

    def _add(self, plan: RunPlan) -> None:
        self._take_race(self._scene.race.with_added(plan))
        self._runs = (*self._runs, self._scene.begin(self._scene.race.plan))
        self._announce_runs()
