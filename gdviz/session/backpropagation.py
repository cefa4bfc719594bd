"""One sample followed through the network, forward and back, a beat at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, final

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.engine.descent import Descent
from gdviz.engine.history import STRIDE
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.worked_step import WorkedLine
from gdviz.session.animation import Animation
from gdviz.session.background import Background, made_by
from gdviz.session.price import SHARE
from gdviz.session.run import Run
from gdviz.session.session import Session

if TYPE_CHECKING:
    from gdviz.engine.network.pass_beats import PassBeat
    from gdviz.engine.network.sample_pass import SamplePass

#: Seconds that a beat is shown while they are played.
SECONDS = 2.5


@final
class Backpropagation(QObject):
    """Tells the pass of the scene's sample with the weights at the playhead; changes neither.

    One neuron of every layer, the inputs first, is chosen: the numbers of these are put into
    formulas.
    """

    changed = Signal()  # it began or ended, or another beat, sample or neuron is shown
    playing_changed = Signal(bool)

    def __init__(
        self, session: Session, animation: Animation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._animation = session, animation
        self._told: SamplePass | None = None
        self._beats: tuple[PassBeat, ...] = ()
        self._index = 0
        self._path: tuple[int, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(round(1000 * SECONDS))
        self._timer.timeout.connect(self._on_timeout)
        self._background = Background(self, kept=0)
        self._background.delivered.connect(self._on_remade)
        session.cost_changed.connect(self._on_cost_changed)
        session.playhead_changed.connect(self._on_state_changed)
        session.sample_changed.connect(self._on_state_changed)
        animation.playing_changed.connect(self._on_training_played)

    @property
    def available(self) -> bool:
        """Whether there is a network to follow a sample through."""
        task = self._session.scene.task
        return task is not None and task.has_network

    @property
    def active(self) -> bool:
        return self._told is not None

    @property
    def told(self) -> SamplePass | None:
        """The pass with all its numbers; None while it is not active."""
        return self._told

    @property
    def beats(self) -> tuple[PassBeat, ...]:
        """All moments of the pass."""
        return self._beats

    @property
    def index(self) -> int:
        """The index of the moment that is shown."""
        return self._index

    @property
    def beat(self) -> PassBeat | None:
        """The moment that is shown; None while it is not active."""
        return self._beats[self._index] if self._told is not None else None

    @property
    def beats_told(self) -> tuple[PassBeat, ...]:
        """The moments up to the one that is shown."""
        return self._beats[: self._index + 1]

    @property
    def path(self) -> tuple[int, ...]:
        """The chosen neuron of every layer, the inputs first."""
        return self._path

    @property
    def line(self) -> WorkedLine | None:
        """The moment's formula, and the same with numbers; None while it is not active."""
        return self.line_at(self._index)

    def line_at(self, index: int) -> WorkedLine | None:
        """The same of the moment with this index; None where there is none."""
        if self._told is None or index not in range(len(self._beats)):
            return None
        from gdviz.engine.network.worked_pass import worked_pass

        return worked_pass(self._told, self._beats[index], self._path)

    @property
    def playing(self) -> bool:
        """Whether beats follow one another by themselves."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin with the inputs; nothing where no network is shown."""
        if self.available:
            self._animation.pause()
            self._path = ()
            self._tell(0)

    def stop(self) -> None:
        """Leave it."""
        self._background.cancel()
        if self._told is not None:
            self._play(False)
            self._told, self._beats, self._index = None, (), 0
            self.changed.emit()

    def toggle(self) -> None:
        """Begin, or leave it."""
        self.stop() if self.active else self.start()

    def forward(self) -> None:
        """To the next beat; the last one stays."""
        self.go_to(self._index + 1)

    def back(self) -> None:
        """To the beat before."""
        self.go_to(self._index - 1)

    def go_to(self, index: int) -> None:
        """To any beat; beyond the ends, to the nearest one."""
        index = min(max(index, 0), max(len(self._beats) - 1, 0))
        if self.active and index != self._index:
            self._index = index
            self.changed.emit()
        if self._index == len(self._beats) - 1:
            self._play(False)

    def toggle_playing(self) -> None:
        """Let beats follow one another, from the first again after the last; or rest."""
        if self.active:
            if not self.playing and self._index == len(self._beats) - 1:
                self.go_to(0)
            self._play(not self.playing)

    def go_to_sample(self, by: int) -> None:
        """Follow a sample that comes so many after the present one, at the same beat."""
        if self._told is not None:
            count = self._told.cost.sample_count
            self._session.set_sample((self._told.row + by) % count)

    def choose(self, layer: int, neuron: int) -> None:
        """Choose another neuron of a layer; one that there is not is no wish."""
        sizes = self._told.network.sizes if self._told is not None else ()
        if layer in range(len(sizes)) and neuron in range(sizes[layer]):
            path = (*self._path[:layer], neuron, *self._path[layer + 1 :])
            if path != self._path:
                self._path = path
                self.changed.emit()

    def choose_next(self, by: int) -> None:
        """Choose a neuron so many further down in the layer of the beat, around its ends."""
        beat = self.beat
        if self._told is not None and beat is not None:
            size = self._told.network.sizes[beat.layer]
            self.choose(beat.layer, (self._path[beat.layer] + by) % size)

    def _tell(self, index: int) -> None:
        """Take the pass anew with the weights, the sample and the rule of now."""
        run = self._session.run
        moment = _Moment(run, min(self._session.playhead, run.length), index)
        if moment.price > SHARE:
            self._background.start_after(
                moment.key, made_by(lambda breathe: (moment, moment.state()))
            )
        else:
            self._background.cancel()
            self._show(moment, moment.state())

    def _on_remade(self, found: tuple[_Moment, Any]) -> None:
        moment, state = found
        run = self._session.run
        if (moment.run.descent, moment.step) == (
            run.descent,
            min(self._session.playhead, run.length),
        ):
            self._show(moment, state)
        else:
            self._tell(moment.index)

    def _show(self, moment: _Moment, state: Any) -> None:
        # Imported when a sample is first followed: few lectures follow one.
        from gdviz.engine.network.sample_pass import SamplePass
        from gdviz.engine.network.worked_pass import beats_of_pass
        from gdviz.session.tasks.network_task import NetworkTask

        session, task, index = self._session, self._session.scene.task, moment.index
        if not isinstance(task, NetworkTask):
            return
        cost, point = task.function(), moment.run.point_at(moment.step)
        row = task.row(session.scene.sample)
        self._told = SamplePass(cost, point, row, _rule_of(moment.run), state)
        self._beats = beats_of_pass(self._told)
        self._index = min(index, len(self._beats) - 1)
        if len(self._path) != len(cost.network.sizes):
            self._path = (0,) * len(cost.network.sizes)
        self._path = tuple(
            min(neuron, size - 1)
            for neuron, size in zip(self._path, cost.network.sizes, strict=True)
        )
        self.changed.emit()

    def _play(self, playing: bool) -> None:
        if playing != self.playing:
            self._timer.start() if playing else self._timer.stop()
            self.playing_changed.emit(playing)

    def _on_timeout(self) -> None:
        self.forward()

    def _on_cost_changed(self) -> None:
        self.stop()

    def _on_state_changed(self) -> None:
        if self.active:
            self._tell(self._index)

    def _on_training_played(self, playing: bool) -> None:
        if playing:
            self.stop()


@final
@dataclass(frozen=True, eq=False)
class _Moment:
    """A run at a step, and the beat that is to be shown of it."""

    run: Run
    step: int
    index: int

    @property
    def key(self) -> tuple[object, ...]:
        return self.run.descent, self.step, self.index

    @property
    def price(self) -> float:
        """About how many seconds it takes to find out what the rule remembers there."""
        descent = self.run.descent
        remade = self.step % STRIDE if self.step < self.run.length else 0
        return remade * self.run.pace.seconds(descent.cost)

    def state(self) -> Any:
        """What the rule remembers there; nothing where it follows no slope."""
        descent = self.run.descent
        return descent.state_before(self.step) if isinstance(descent, Descent) else None


def _rule_of(run: Run) -> UpdateRule | None:
    """The rule of a run as it acts on one sample; none where it follows no slope."""
    rule = run.descent.optimizer
    if isinstance(rule, Recipe):  # a mini-batch of one sample is that sample
        rule = replace(rule, transforms=tuple(t for t in rule.transforms if not t.for_data))
    return rule if isinstance(rule, UpdateRule) else None
