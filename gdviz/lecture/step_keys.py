"""What the keys that go on and back mean at the moment: a step, a beat of a pass, or a slide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

from gdviz.session.animation import Animation
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.session import Session

#: What a key calls.
Act = Callable[[], object]


@final
@dataclass(frozen=True)
class Meaning:
    """What each of the keys does while `applies` says so."""

    applies: Callable[[], bool]
    play: Act
    step: Act
    step_back: Act
    reset: Act
    end: Act


def of_training(session: Session, animation: Animation) -> Meaning:
    """Steps of the runs."""
    return Meaning(
        lambda: True,
        animation.toggle,
        _resting(animation, session.advance),
        _resting(animation, session.step_back),
        _resting(animation, lambda: session.seek(0)),
        _resting(animation, lambda: session.seek(session.length)),
    )


def of_pass(told: Backpropagation, animation: Animation) -> Meaning:
    """Beats of a sample that is followed through a network."""
    return Meaning(
        lambda: told.active,
        told.toggle_playing,
        _resting(animation, told.forward),
        _resting(animation, told.back),
        _resting(animation, lambda: told.go_to(0)),
        _resting(animation, lambda: told.go_to(len(told.beats) - 1)),
    )


@final
class StepKeys:
    """Gives the keys to the first of several meanings that applies."""

    def __init__(self, meanings: Sequence[Meaning], look_closely: Act) -> None:
        self._meanings = tuple(meanings)
        self.look_closely = look_closely

    def play(self) -> None:
        """Play or pause."""
        self._meaning.play()

    def step(self) -> None:
        """Go on by one."""
        self._meaning.step()

    def step_back(self) -> None:
        """Go back by one."""
        self._meaning.step_back()

    def reset(self) -> None:
        """Go back to the beginning."""
        self._meaning.reset()

    def end(self) -> None:
        """Go to the end of what is known."""
        self._meaning.end()

    @property
    def _meaning(self) -> Meaning:
        return next(each for each in self._meanings if each.applies())


def _resting(animation: Animation, act: Act) -> Act:
    """Pause first: two would move the playhead."""

    def paused() -> None:
        animation.pause()
        act()

    return paused
