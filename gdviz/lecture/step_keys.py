"""What the keys that go on and back mean at the moment: a training step, or a beat of a pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from gdviz.session.animation import Animation
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion


@final
@dataclass(frozen=True)
class Meaning:
    """What each of the keys does."""

    play: Callable[[], object]
    step: Callable[[], object]
    step_back: Callable[[], object]
    reset: Callable[[], object]


@final
class StepKeys:
    """Gives the keys to backpropagation while it is followed, and else to the training."""

    def __init__(
        self,
        session: Session,
        animation: Animation,
        slow_motion: SlowMotion,
        backpropagation: Backpropagation,
    ) -> None:
        self._session, self._animation = session, animation
        self._slow_motion, self._pass = slow_motion, backpropagation
        self._of_training = Meaning(
            animation.toggle, session.advance, session.step_back, lambda: session.seek(0)
        )
        self._of_pass = Meaning(
            backpropagation.toggle_playing,
            backpropagation.forward,
            backpropagation.back,
            lambda: backpropagation.go_to(0),
        )

    def play(self) -> None:
        """Play or pause."""
        self._meaning.play()

    def step(self) -> None:
        """Go on by one."""
        self._animation.pause()
        self._meaning.step()

    def step_back(self) -> None:
        """Go back by one."""
        self._animation.pause()
        self._meaning.step_back()

    def reset(self) -> None:
        """Go back to the beginning."""
        self._animation.pause()
        self._meaning.reset()

    def look_closely(self) -> None:
        """See a step of a network as its backpropagation, any other one in slow motion."""
        closely = self._pass if self._pass.available else self._slow_motion
        closely.toggle()

    @property
    def _meaning(self) -> Meaning:
        return self._of_pass if self._pass.active else self._of_training
