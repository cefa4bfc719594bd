"""The live scene with its runs and the playhead: what moves them, and who is told of it."""

from __future__ import annotations

import math
from dataclasses import fields, replace

from PySide6.QtCore import QObject, Signal

from gdviz.engine.methods import Pickable
from gdviz.engine.trajectory import Status
from gdviz.session.announced import ANNOUNCED, FIRST, changes
from gdviz.session.background import Background
from gdviz.session.carried_on import carried_on
from gdviz.session.live_scene import LiveScene
from gdviz.session.price import SHARE
from gdviz.session.pursuit import Pursuit, are_dear
from gdviz.session.race import Moment, Race, RunPlan, counted
from gdviz.session.run import Run
from gdviz.session.scene import Scene
from gdviz.session.words import domain_in_words

#: Steps that are asked for one by one and waited for at a time, where they take long.
PRESSES = 3


class LiveRuns(LiveScene):
    """Holds the runs of the scene and how far they are shown. The session is made on it."""

    cost_changed = Signal()  # another cost function; runs_changed follows
    runs_changed = Signal()  # other runs, or some began anew; playhead_changed follows
    selection_changed = Signal()  # another run is spoken of; playhead_changed follows
    step_failed = Signal()  # one could not be taken; a message has said why
    playhead_changed = Signal(int)  # it moved by so many steps; 0: to other runs, or a run ended

    def __init__(self, scene: Scene | None = None, parent: QObject | None = None) -> None:
        super().__init__(scene or Scene.opening(), parent)
        self._scene = self._within_domain(self._scene)
        self._runs = self._scene.begin_all()
        self._goal = 0  # where the playhead is wanted; it waits where no run has come so far
        self._before_start: Moment | None = None
        self._pursuit = Pursuit(self)
        self._pursuit.moved.connect(self.playhead_changed)
        self._pursuit.failed.connect(self._on_step_failed)

    @property
    def runs(self) -> tuple[Run, ...]:
        return self._runs

    @property
    def shown_runs(self) -> tuple[Run, ...]:
        """The runs that are to be drawn."""
        return tuple(run for run in self._runs if not run.hidden)

    @property
    def playhead(self) -> int:
        """The index of the step that is shown; 0 is the start."""
        return min(self._goal, self.length)

    @property
    def selected(self) -> int:
        """The index of the run that is spoken of."""
        return self._scene.race.selected

    @property
    def run(self) -> Run:
        """The selected run."""
        return self._runs[self.selected]

    @property
    def optimizer(self) -> Pickable:
        """The optimizer, or the search, of the selected run."""
        return self._scene.race.plan.optimizer

    @property
    def start(self) -> tuple[float, ...]:
        """Where the selected run starts."""
        return self._scene.start_of(self._scene.race.plan)

    @property
    def length(self) -> int:
        """The number of steps taken by the longest of the runs that count."""
        if len(self._runs) == 1:
            return self._runs[0].length  # asked for many times a frame
        return max(run.length for run in counted(self._runs))

    @property
    def finished(self) -> bool:
        """Whether the playhead stands where all runs that count have ended."""
        runs = counted(self._runs)
        return all(run.status_at(self.playhead) is not Status.RUNNING for run in runs)

    def announce(self) -> None:
        """Emit every signal of state once, so that views which have just been bound show it."""
        for signal in ANNOUNCED:
            getattr(self, signal).emit()
        self._announce_runs()
        if self._notice:
            self.message.emit(self._notice)

    def show_scene(self, scene: Scene, playhead: int | None = None) -> None:
        """Show a whole scene at once, and emit only the signals of what has changed.

        A run that began alike goes on with its history. Without a `playhead` it stays where it is
        if such a run is left, else it goes to the start; it waits where no run has come so far.
        """
        before, runs, shown = self._scene, self._runs, self.playhead
        scene = self._within_domain(scene)
        kept = carried_on(runs, before, scene)
        fresh = zip(kept, scene.race.plans, strict=True)
        self._scene, self._before_start = scene, None
        self._runs = tuple(run or scene.begin(plan) for run, plan in fresh)
        stays = self._goal if any(kept) else 0
        self._goal = stays if playhead is None else max(playhead, 0)
        self._announce_changes(before, runs, shown)

    def advance(self, count: int = 1) -> int:
        """Move the playhead on, through history and then by new steps; how far it moved.

        Steps that take longer than their share of a frame are waited for: they are taken on a
        thread, and the playhead moves on as they come.
        """
        ended = self.finished
        moved = 0
        while moved < count and self._step_forward():
            moved += 1
        if moved or self.finished != ended:
            self.playhead_changed.emit(moved)
        if moved < count and self.dear:
            self._wait_for(count - moved)
        return moved

    def _wait_for(self, count: int) -> None:
        # A key that is held down asks for more steps than anybody will want to wait for.
        most = self.playhead + max(count, PRESSES)
        self.go_to(max(self._goal, min(max(self._goal, self.playhead) + count, most)))

    @property
    def waiting(self) -> bool:
        """Whether the playhead waits for a step that is being taken on a thread."""
        return self._goal > self.length and self._pursuit.looking

    @property
    def wanted(self) -> int:
        """Where the playhead will be when the steps are taken that it waits for."""
        return self._goal if self.waiting else self.playhead

    @property
    def dear(self) -> bool:
        """Whether the next step has to be taken, and takes longer than its share of a frame."""
        wanted = self.playhead + 1
        return not self.finished and are_dear([run for run in self._runs if run.behind(wanted)])

    @property
    def affordable(self) -> int:
        """How many steps the playhead can be moved on within a frame; one in any case."""
        price = self.seconds_a_step
        new = SHARE / price if price else math.inf
        return self.length - self.playhead + int(min(max(new, 1), self._scene.step_limit))

    @property
    def seconds_a_step(self) -> float:
        """About how long a new step of all runs takes."""
        going = [run for run in self._runs if run.descent.status is Status.RUNNING]
        return sum(run.pace.seconds(run.descent.cost) for run in going)

    @property
    def too_slow(self) -> bool:
        """Whether new steps take longer than their share of a frame, and than the speed asks."""
        return self.seconds_a_step > max(SHARE, 1 / self._scene.speed)

    def halt(self) -> None:
        """Wait no more for a step: if one is being taken, it is kept until the runs go on."""
        self.go_to(self.playhead)

    def close(self) -> None:
        """Wait for no step any more, and leave no thread behind."""
        self.halt()
        self._pursuit.close()
        for work in self.findChildren(Background):
            work.close()

    def step_back(self) -> None:
        """Move the playhead back by one, to what history holds."""
        self.seek(self.playhead - 1)

    def seek(self, playhead: int) -> None:
        """Move the playhead to any step of the history."""
        before = self.playhead
        self._goal = min(max(playhead, 0), self.length)
        if self._goal != before:
            self._pursuit.follow(self._runs, self._goal)
            self.playhead_changed.emit(self._goal - before)

    def go_to(self, playhead: int) -> None:
        """Move the playhead to any step, also one to which no run has come: it waits for them."""
        before, self._goal = self.playhead, max(playhead, 0)
        self._pursuit.follow(self._runs, self._goal)
        if self.playhead != before:
            self.playhead_changed.emit(self.playhead - before)

    def go_on(self, count: int) -> None:
        """Move the playhead on by so many steps from where it is wanted, without waiting."""
        self.go_to(max(self._goal, self.playhead) + count)

    def _announce_changes(self, before: Scene, runs: tuple[Run, ...], shown: int) -> None:
        changed = changes(before, self._scene)
        for signal in (each for each in changed if each in FIRST):
            getattr(self, signal).emit()
        self._announce_where(before, runs, shown)
        for signal in (each for each in changed if each not in FIRST):
            getattr(self, signal).emit()

    def _announce_where(self, before: Scene, runs: tuple[Run, ...], shown: int) -> None:
        """Of runs, selection and playhead the one signal that tells the most."""
        self._pursuit.follow(self._runs, self._goal)
        if self._runs != runs or _begins_otherwise(before, self._scene):
            self.runs_changed.emit()
            self.playhead_changed.emit(0)
        elif before.race.selected != self.selected:
            self.selection_changed.emit()
            self.playhead_changed.emit(0)
        elif self.playhead != shown:
            self.playhead_changed.emit(self.playhead - shown)

    def _show_cost(self, scene: Scene) -> None:
        self._scene, self._before_start = self._within_domain(scene), None
        self._runs, self._goal = self._scene.begin_all(), 0
        self.cost_changed.emit()
        self._announce_runs()

    def _take_race(self, race: Race) -> None:
        self._scene, self._before_start = replace(self._scene, race=race), None

    def _plan_selected(self, plan: RunPlan) -> None:
        self._take_race(self._scene.race.with_plan(self.selected, plan))

    def _replace_selected(self, run: Run) -> None:
        runs, index = self._runs, self.selected
        self._runs = (*runs[:index], run, *runs[index + 1 :])

    def _restart_selected(self) -> None:
        """Begin the selected run anew and take it to where the others are."""
        self._replace_selected(self._scene.begin(self._scene.race.plan))
        self._announce_runs()

    def _restart_as(self, scene: Scene) -> None:
        self._scene, self._before_start = scene, None
        self._runs, self._goal = scene.begin_all(), 0
        self._announce_runs()

    def _announce_runs(self) -> None:
        self._pursuit.follow(self._runs, self._goal)
        self.runs_changed.emit()
        self.playhead_changed.emit(0)

    def _step_forward(self) -> bool:
        if self.finished:
            return False
        wanted = self.playhead + 1
        if self.dear:
            return False
        for run in self._runs:
            run.reach(wanted, SHARE)
        if self.length >= wanted:
            self._goal = wanted
        return self._goal == wanted

    def _on_step_failed(self, words: str) -> None:
        self._goal = self.playhead
        self._say(words)
        self.step_failed.emit()

    def _within_domain(self, scene: Scene) -> Scene:
        inside = scene.within_domain()
        if inside != scene:
            text = self.tr("The start was moved into the domain: {0}.")
            self._say(text.format(domain_in_words(scene.function)))
        return inside


def _begins_otherwise(before: Scene, after: Scene) -> bool:
    """Whether runs are told otherwise, though each may take the steps that it took before."""
    known = {*sum(ANNOUNCED.values(), ()), "race"}
    others = (each.name for each in fields(Scene) if each.name not in known)
    plans = before.race.plans != after.race.plans
    return plans or any(getattr(before, name) != getattr(after, name) for name in others)
