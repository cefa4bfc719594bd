"""The live scene: the one place that holds what is true; views ask it and listen to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, final

import numpy as np
from PySide6.QtCore import QObject, Signal

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.formula_text import FormulaError, unknown_names
from gdviz.engine.hyperparameter import describe
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.optimizers import optimizers
from gdviz.engine.schedules import Schedule, schedules
from gdviz.engine.trajectory import Status
from gdviz.engine.transforms import Transform, transforms
from gdviz.session.chart import Chart
from gdviz.session.run import Run
from gdviz.session.scene import SPEEDS, Layer, Scene, View, suited
from gdviz.session.words import allowed_range, number, translated

F = TypeVar("F", Optimizer, Schedule, Transform)


@final
@dataclass(frozen=True)
class _Moment:
    """What the session showed at one time; runs that were replaced change no more."""

    start: tuple[float, ...]
    runs: tuple[Run, ...]
    playhead: int


@final
class Session(QObject):
    """Scene, runs and playhead. Every wish that is granted is announced by a signal."""

    cost_changed = Signal()  # another cost function; runs_changed follows
    runs_changed = Signal()  # the runs began anew; playhead_changed follows
    playhead_changed = Signal(int)  # it moved by so many steps; 0: to other runs, or a run ended
    layers_changed = Signal()  # other things are drawn
    view_changed = Signal()  # from above, as a surface or both; or another height of the surface
    speed_changed = Signal()
    loop_changed = Signal()
    chart_changed = Signal()  # it was opened or closed, or shows something else
    message = Signal(str)  # a sentence for the person at the controls

    def __init__(self, scene: Scene | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._random: np.random.Generator | None = None
        self._notice = ""
        self._scene = scene or Scene.opening()
        self._scene = replace(self._scene, start=self._clamped(self._scene.start))
        self._runs = self._begin_runs()
        self._playhead = 0
        self._before_start: _Moment | None = None

    @property
    def scene(self) -> Scene:
        return self._scene

    @property
    def cost(self) -> CostFunction:
        """The cost function of the scene."""
        return self._scene.function

    @property
    def runs(self) -> tuple[Run, ...]:
        return self._runs

    @property
    def playhead(self) -> int:
        """The index of the step that is shown; 0 is the start."""
        return self._playhead

    @property
    def length(self) -> int:
        """The number of steps taken by the longest run."""
        return max(run.length for run in self._runs)

    @property
    def finished(self) -> bool:
        """Whether the playhead stands where every run has ended."""
        return all(run.status_at(self._playhead) is not Status.RUNNING for run in self._runs)

    def announce(self) -> None:
        """Emit every signal of state once, so that views which have just been bound show it."""
        self.cost_changed.emit()
        self.layers_changed.emit()
        self.view_changed.emit()
        self.speed_changed.emit()
        self.loop_changed.emit()
        self.chart_changed.emit()
        self._announce_runs()
        if self._notice:
            self.message.emit(self._notice)

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

    def set_constant(self, name: str, value: float) -> None:
        """Restart with another value of a constant of the formula, from the same start."""
        constants = {**dict(self._scene.constants), name: value}
        if math.isfinite(value) and constants != dict(self._scene.constants):
            self._show_cost(replace(self._scene, constants=tuple(constants.items())))

    def set_optimizer(self, name: str) -> None:
        """Restart with another update rule; UnknownName lists the known ones."""
        rule = optimizers[name]
        if type(self._scene.optimizers[0]) is not rule:
            self._use(suited(rule, self.cost))

    def set_hyperparameter(self, name: str, value: float) -> None:
        """Restart with another value of one hyper-parameter; out of range, only say so."""
        changed = self._changed(self._scene.optimizers[0], name, value)
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

        ValueError for a wrong number of coordinates.
        """
        if not np.isfinite(point).all():
            self._say(self.tr("A start needs finite numbers."))
            return
        wished = replace(self._scene, start=tuple(point))
        self._before_start = _Moment(self._scene.start, self._runs, self._playhead)
        self._scene = replace(wished, start=self._clamped(wished.start))
        self._restart()

    def place_random_start(self) -> None:
        """Restart from a point drawn evenly from the domain."""
        # Made when first needed: numpy loads its generators for longer than a frame takes.
        self._random = self._random or np.random.default_rng()
        self.place_start(self.cost.domain.sample(self._random, 1)[0])

    def withdraw_start(self) -> None:
        """Take the last start back: what was shown before it is shown again."""
        if self._before_start is not None:
            moment, self._before_start = self._before_start, None
            self._scene = replace(self._scene, start=moment.start)
            self._runs, self._playhead = moment.runs, moment.playhead
            self._announce_runs()

    def advance(self, count: int = 1) -> int:
        """Move the playhead on, through history and then by new steps; how far it moved."""
        ended = self.finished
        moved = 0
        while moved < count and self._step_forward():
            moved += 1
        if moved or self.finished != ended:
            self.playhead_changed.emit(moved)
        return moved

    def step_back(self) -> None:
        """Move the playhead back by one, to what history holds."""
        if self._playhead > 0:
            self._playhead -= 1
            self.playhead_changed.emit(-1)

    def seek(self, playhead: int) -> None:
        """Move the playhead to any step of the history."""
        playhead = min(max(playhead, 0), self.length)
        if playhead != self._playhead:
            moved, self._playhead = playhead - self._playhead, playhead
            self.playhead_changed.emit(moved)

    def show_layer(self, layer: Layer, shown: bool) -> None:
        """Draw one thing, or draw it no more."""
        if shown != (layer in self._scene.layers):
            self._scene = self._scene.with_layer(layer, shown)
            self.layers_changed.emit()

    def set_view(self, view: View) -> None:
        """Show the cost from above, as a surface, or both."""
        self._see_as(replace(self._scene, view=view))

    def set_log_height(self, log: bool) -> None:
        """Let the surface be as high as the logarithm of the cost, or as the cost."""
        self._see_as(replace(self._scene, log_height=log))

    def show_part(self, name: str, shown: bool) -> None:
        """Draw one part of a step, or draw it no more."""
        if shown == (name in self._scene.hidden_parts):
            self._scene = self._scene.with_part(name, shown)
            self.layers_changed.emit()

    def set_speed(self, speed: float) -> None:
        """Set the steps a second, within the possible."""
        speed = min(max(speed, SPEEDS[0]), SPEEDS[1])
        if speed != self._scene.speed:
            self._scene = replace(self._scene, speed=speed)
            self.speed_changed.emit()

    def set_loop(self, loop: bool) -> None:
        """Start over where playing has come to the end, or stop there."""
        if loop != self._scene.loop:
            self._scene = replace(self._scene, loop=loop)
            self.loop_changed.emit()

    def set_chart(self, chart: Chart) -> None:
        """Open or close the chart, and choose what it shows."""
        if chart != self._scene.chart:
            self._scene = replace(self._scene, chart=chart)
            self.chart_changed.emit()

    def _changed(self, whole: F, name: str, value: float) -> F | None:
        """The same with another field; None, and a word about it, where that is not possible."""
        about = describe(type(whole))[name]
        if not about.accepts(value):
            text = self.tr("{label} must be {range}.")
            self._say(text.format(label=translated(about.label), range=allowed_range(about)))
            return None
        return replace(whole, **{name: value}) if value != getattr(whole, name) else None

    def _show_cost(self, scene: Scene) -> None:
        self._scene, self._before_start = scene, None
        self._runs, self._playhead = self._begin_runs(), 0
        self.cost_changed.emit()
        self._announce_runs()

    def _see_as(self, scene: Scene) -> None:
        if scene != self._scene:
            self._scene = scene
            self.view_changed.emit()

    def _use(self, optimizer: Optimizer) -> None:
        others = self._scene.optimizers[1:]
        self._restart_as(replace(self._scene, optimizers=(optimizer, *others)))

    def _restart_as(self, scene: Scene) -> None:
        self._scene, self._before_start = scene, None
        self._restart()

    def _restart(self) -> None:
        self._runs, self._playhead = self._begin_runs(), 0
        self._announce_runs()

    def _announce_runs(self) -> None:
        self.runs_changed.emit()
        self.playhead_changed.emit(0)

    def _begin_runs(self) -> tuple[Run, ...]:
        scene = self._scene
        return tuple(
            Run.begin(self.cost, scene.recipe(optimizer), scene.start, colour, scene.step_limit)
            for colour, optimizer in enumerate(scene.optimizers)
        )

    def _step_forward(self) -> bool:
        if self._playhead < self.length:
            self._playhead += 1
            return True
        moved = [run.advance() for run in self._runs]
        self._playhead += any(moved)
        return any(moved)

    def _clamped(self, point: Sequence[float] | Array) -> tuple[float, ...]:
        domain = self.cost.domain
        if not domain.contains(point):
            self._say(self.tr("The start was moved into the domain: {0}.").format(self._ranges()))
        clamped: list[float] = domain.clamp(point).tolist()
        return tuple(clamped)

    def _ranges(self) -> str:
        """The domain in words, such as `x from −2 to 2, y from −1 to 3`."""
        template = self.tr("{name} from {low} to {high}")
        domain = self.cost.domain
        bounds = zip(self.cost.coordinates, domain.lower, domain.upper, strict=True)
        return ", ".join(
            template.format(name=each.symbol, low=number(low), high=number(high))
            for each, low, high in bounds
        )

    def _say(self, text: str) -> None:
        self._notice = text
        self.message.emit(text)
