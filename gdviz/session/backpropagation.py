"""One sample followed through the network, forward and back, a beat at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, final

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.worked_step import WorkedLine
from gdviz.session.animation import Animation
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
        # Imported when a sample is first followed: few lectures follow one.
        from gdviz.engine.network.sample_pass import SamplePass
        from gdviz.engine.network.worked_pass import beats_of_pass
        from gdviz.session.tasks.network_task import NetworkTask

        session = self._session
        task, run = session.scene.task, session.run
        if not isinstance(task, NetworkTask):
            return
        cost, point = task.function(), run.point_at(session.playhead)
        rule, state = _rule_of(run, session.playhead)
        self._told = SamplePass(cost, point, task.row(session.scene.sample), rule, state)
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


def _rule_of(run: Run, playhead: int) -> tuple[UpdateRule | None, Any]:
    """The rule of a run and what it remembers at the playhead; none where it follows no slope."""
    rule = run.descent.optimizer
    if not isinstance(rule, UpdateRule):
        return None, None
    if isinstance(rule, Recipe):  # a mini-batch of one sample is that sample
        rule = replace(rule, transforms=tuple(t for t in rule.transforms if not t.for_data))
    step = run.step_at(playhead)
    if step is not None:
        return rule, step.before
    # The run has ended here: what its last step left is what the next one would have begun with.
    last = run.step_at(run.length - 1) if run.length else None
    return rule, last.state if last is not None else rule.initial_state(run.point_at(playhead))
