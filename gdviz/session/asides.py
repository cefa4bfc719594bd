"""What a lecturer stops at: a step in slow motion, a sample in a network, a guess of the hall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QObject

from gdviz.session.animation import Animation
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.prediction import Prediction
from gdviz.session.session import Session
from gdviz.session.slow_motion import SlowMotion


@final
@dataclass(frozen=True)
class Asides:
    """All of them, for one session."""

    slow_motion: SlowMotion
    backpropagation: Backpropagation
    prediction: Prediction

    @classmethod
    def of(cls, session: Session, animation: Animation, parent: QObject) -> Asides:
        """Those of a session, each of which listens to it; a guess needs the picture."""
        slow_motion = SlowMotion(session, animation, parent)
        backpropagation = Backpropagation(session, animation, parent)
        prediction = Prediction(session, animation, parent)
        prediction.asked.connect(slow_motion.stop)
        prediction.asked.connect(backpropagation.stop)
        return cls(slow_motion, backpropagation, prediction)
