"""A session on a surface, and an ear that notes what it says."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.cost import Array
from gdviz.session.scene import Scene
from gdviz.session.session import Session


class Ear:
    """Notes the signals of a session in their order."""

    def __init__(self, session: Session) -> None:
        self.heard: list[tuple[object, ...]] = []
        for name in ("cost", "runs", "layers", "speed"):
            getattr(session, f"{name}_changed").connect(
                lambda name=name: self.heard.append((name,))
            )
        session.playhead_changed.connect(lambda moved: self.heard.append(("playhead", moved)))
        session.message.connect(lambda text: self.heard.append(("message", text)))


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(Scene.opening("himmelblau"))


@pytest.fixture
def ear(session: Session) -> Ear:
    return Ear(session)


def points(session: Session) -> Array:
    """All points of the first run so far."""
    run = session.runs[0]
    return run.points(0, run.length + 1).copy()
