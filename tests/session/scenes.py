"""Any scene that is possible, for hypothesis; fields that describe themselves say their range."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from gdviz import costs
from gdviz.engine.hyperparameter import Hyperparameter, Switch, describe
from gdviz.engine.maps.grid import Axis
from gdviz.engine.methods import methods
from gdviz.engine.network.activations import activations
from gdviz.engine.network.generated import generated
from gdviz.engine.network.initialisation import initialisations
from gdviz.engine.schedules import schedules
from gdviz.engine.transforms import transforms
from gdviz.session.appearance import COLOUR_MAPS, TEXT_SCALES, Appearance, theme_names
from gdviz.session.chart import Chart, Quantity
from gdviz.session.race import Race, RunPlan
from gdviz.session.scene import SPEEDS, Layer, Scene, View
from gdviz.session.study import Pair, Sight, Study
from gdviz.session.tasks.cut import Cut, CutKind
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.loss_task import LossTask
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile

#: Formulas, some with constants, which every scene may have: their derivation is kept.
FORMULAS = (
    ("x**2", ()),
    ("a*x**2 + b", (("a", 2.0), ("b", -1.0))),
    ("b*x**2 + a*y**2", (("a", 0.5), ("b", 3.0))),
    ("sin(x) * cos(y)", ()),
)
DRAWN = [name for name in costs if costs[name].dimension in (1, 2)]


def _value(about: Any) -> st.SearchStrategy[Any]:
    if isinstance(about, Switch):
        return st.booleans()
    assert isinstance(about, Hyperparameter)
    high = min(about.high, max(about.slider[1], about.low + 1))
    if about.whole:
        return st.integers(int(about.low), int(high))
    open_ends = {
        "exclude_min": about.low_open,
        "exclude_max": high == about.high and about.high_open,
    }
    return st.floats(about.low, high, allow_subnormal=False, **open_ends)


@st.composite
def described(draw: st.DrawFn, kind: type) -> Any:
    """A value of a class whose fields describe themselves."""
    return kind(**{name: draw(_value(about)) for name, about in describe(kind).items()})


def _one_of(kinds: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kinds.values())).flatmap(described)


def _points(dimension: int) -> st.SearchStrategy[tuple[float, ...]]:
    number = st.floats(-1e6, 1e6)
    return st.tuples(*[number] * dimension)


def _axes() -> st.SearchStrategy[Axis | None]:
    pairs = st.tuples(st.floats(0.001, 1.0), st.floats(1.5, 100.0), st.booleans())
    return st.none() | pairs.map(lambda pair: Axis(*pair))


@st.composite
def races(draw: st.DrawFn, dimension: int) -> Race:
    """Up to four runs, some from starts of their own, some hidden."""
    plans = st.builds(
        RunPlan,
        _one_of(methods),
        st.none() | _points(dimension),
        st.booleans(),
        st.integers(0, 9),
    )
    several = tuple(draw(st.lists(plans, min_size=1, max_size=4)))
    return Race(several, draw(st.integers(0, len(several) - 1)))


@st.composite
def tasks(draw: st.DrawFn) -> NetworkTask:
    """A small network on generated samples."""
    data = draw(described(LearningData))
    return NetworkTask(
        replace(data, name=draw(st.sampled_from(list(generated))), count=40, held_out=0.25),
        tuple(draw(st.lists(st.integers(1, 6), max_size=3))),
        draw(st.sampled_from(list(activations))),
        initialisation=draw(st.sampled_from(list(initialisations))),
        l2=draw(st.floats(0, 1)),
        seed=draw(st.integers(0, 99)),
    )


@st.composite
def loss_scenes(draw: st.DrawFn) -> Scene:
    """A fit with several losses, one of its points elsewhere and one of its losses changed."""
    scene = Scene.opening(draw(st.sampled_from(("line_losses", "class_losses"))))
    task = scene.task
    assert isinstance(task, LossTask)
    if draw(st.booleans()):
        (low, high), _ = task.fit.window
        place = draw(st.integers(0, len(task.points) - 1))
        task = task.with_point(place, (draw(st.floats(low, high)), 1.0))
    if draw(st.booleans()):
        task = task.with_loss(draw(described(type(draw(st.sampled_from(task.losses))))))
    return scene.with_task(task)


@st.composite
def openings(draw: st.DrawFn) -> Scene:
    """A scene as its cost opens: a named one, a formula, or a task."""
    kind = draw(st.sampled_from(("name", "name", "formula", "task", "losses")))
    if kind == "name":
        return Scene.opening(draw(st.sampled_from(DRAWN)))
    if kind == "formula":
        return Scene.opening().with_cost(*draw(st.sampled_from(FORMULAS)))
    if kind == "losses":
        return draw(loss_scenes())
    return Scene.opening("network").with_task(draw(tasks()))


def _seen() -> dict[str, st.SearchStrategy[Any]]:
    """A strategy for every field that any scene may have."""
    return {
        "speed": st.floats(*SPEEDS),
        "schedule": _one_of(schedules),
        "transforms": st.lists(_one_of(transforms), max_size=3).map(tuple),
        "step_limit": st.integers(1, 1_000_000),
        "loop": st.booleans(),
        "chart": st.builds(Chart, st.booleans(), st.sampled_from(Quantity), st.booleans()),
        "view": st.sampled_from(View),
        "log_height": st.booleans(),
        "layers": st.frozensets(st.sampled_from(Layer)),
        "hidden_parts": st.frozensets(st.text(max_size=20)),
        "study": st.sampled_from(Study),
        "sight": st.builds(Sight, st.sampled_from(Pair), st.tuples(_axes(), _axes())),
        "tiles": st.frozensets(st.sampled_from(Tile)),
        "cut": st.builds(
            Cut,
            st.sampled_from(CutKind),
            st.integers(0, 99),
            st.lists(st.integers(0, 99), min_size=2, max_size=2, unique=True).map(tuple),
            st.none() | st.integers(0, 5),
        ),
        "sample": st.integers(0, 99),
        "appearance": st.builds(
            Appearance,
            st.sampled_from(theme_names()),
            st.sampled_from(("", *COLOUR_MAPS)),
            st.floats(*TEXT_SCALES),
        ),
    }


#: What `openings` and `races` make.
_OTHERS = {"cost", "constants", "task", "start", "race"}


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Any scene; a new field of scenes has to be added here."""
    seen = _seen()
    assert {each.name for each in fields(Scene)} == {*seen, *_OTHERS}
    scene = draw(openings())
    dimension = scene.function.dimension
    if draw(st.booleans()):
        scene = replace(scene, start=draw(_points(dimension)))
    if draw(st.booleans()):
        scene = replace(scene, race=draw(races(dimension)))
    chosen = draw(st.sets(st.sampled_from(sorted(seen))))
    return replace(scene, **{name: draw(seen[name]) for name in sorted(chosen)})
