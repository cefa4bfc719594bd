"""What the studies ask: their keys hold all that an answer depends on, and no more."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest

from gdviz.engine.maps.basin_map import BasinMap
from gdviz.engine.maps.trainability_map import TrainabilityMap
from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.session.studies import ASKS
from gdviz.session.studies.rates import RunSweep, ask_rates
from gdviz.session.studies.trainability import ask_trainability, settings_in
from gdviz.session.study import Pair, Sight, Study


def opening(cost: str = "himmelblau", *names: str) -> Scene:
    return Scene.opening(cost, *(names or ("gradient_descent",)))


def with_rate(scene: Scene, rate: float) -> Scene:
    rule = optimizers["gradient_descent"](learning_rate=rate)
    return replace(scene, race=Race.of(rule))


def moved(scene: Scene) -> Scene:
    return replace(scene, start=tuple(0.5 * each for each in scene.start))


@pytest.mark.parametrize("study", list(ASKS))
def test_the_same_scene_has_the_same_key_and_another_cost_another(study: Study) -> None:
    ask = ASKS[study]
    assert ask(opening()).key == ask(opening()).key
    assert ask(opening("rosenbrock")).key != ask(opening("sphere")).key
    hash(ask(opening()).key)


def test_basins_depend_on_the_rule_and_not_on_the_start() -> None:
    ask = ASKS[Study.BASINS]
    assert ask(moved(opening())).key == ask(opening()).key
    assert ask(with_rate(opening(), 0.001)).key != ask(opening()).key


def test_a_sweep_depends_on_the_start_and_not_on_the_rate() -> None:
    assert ask_rates(with_rate(opening(), 0.001)).key == ask_rates(opening()).key
    assert ask_rates(moved(opening())).key != ask_rates(opening()).key


def test_a_trainability_map_does_not_depend_on_what_it_varies() -> None:
    scene = opening()
    assert ask_trainability(with_rate(scene, 0.001)).key == ask_trainability(scene).key
    across = replace(scene, start=(2.0, scene.start[1]))
    assert ask_trainability(across).key == ask_trainability(scene).key
    up = replace(scene, start=(scene.start[0], 2.0))
    assert ask_trainability(up).key != ask_trainability(scene).key


@pytest.mark.parametrize("pair", list(Pair))
def test_every_pair_names_two_settings(pair: Pair) -> None:
    scene = replace(opening(), sight=Sight(pair))
    across, up = settings_in(scene)
    assert across.name != up.name
    curve = replace(Scene.opening("prediction"), sight=Sight(pair))
    across, up = settings_in(curve)
    assert (across.name, up.name) == ("start_ŷ", "learning_rate")


@pytest.mark.parametrize("study", list(ASKS))
def test_a_search_is_refused_in_words(study: Study) -> None:
    with pytest.raises(ValueError, match="search"):
        ASKS[study](opening("himmelblau", "random_search"))


def answers(study: Study, scene: Scene) -> list[object]:
    """All answers up to the last but one, for which nobody waits here."""
    delivered: list[object] = []

    def deliver(answer: object) -> None:
        delivered.append(answer)
        if len(delivered) == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        ASKS[study](scene).job(deliver, lambda share: True)
    return delivered


def test_maps_are_coarse_first_and_cover_the_domain() -> None:
    first, second = answers(Study.BASINS, opening())
    assert isinstance(first, BasinMap)
    assert isinstance(second, BasinMap)
    assert first.grid.count < second.grid.count
    assert (first.grid.across.low, first.grid.across.high) == (-5.0, 5.0)


def test_a_window_is_the_one_of_the_sight() -> None:
    scene = opening()
    across, up = (setting.axis for setting in settings_in(scene))
    narrow = replace(across, low=0.0, high=1.0)
    sight = Sight(window=(narrow, up))
    first, _ = answers(Study.TRAINABILITY, replace(scene, sight=sight))
    assert isinstance(first, TrainabilityMap)
    assert first.grid.across == narrow


def test_every_shown_run_with_a_rate_is_swept() -> None:
    scene = opening("ill_conditioned_bowl", "gradient_descent", "random_search", "momentum")
    told: list[object] = []
    ask_rates(scene).job(told.append, lambda share: True)
    last = told[-1]
    assert isinstance(last, tuple)
    assert [each.style for each in last] == [0, 2]
    sweep = last[0].sweep
    assert isinstance(last[0], RunSweep)
    largest = np.linalg.eigvalsh(scene.function.hessian(scene.function.minima[0].point))[-1]
    assert sweep.border is not None
    assert np.sqrt(np.prod(sweep.border)) == pytest.approx(2 / largest, rel=0.01)
