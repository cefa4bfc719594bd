"""Which page shows which task."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gdviz.canvas.losses.losses_page import LossesPage
from gdviz.canvas.network.network_page import NetworkPage
from gdviz.canvas.pages.pages import MakePage
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.tasks.loss_task import ClassLosses, LineLosses
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.task import Task


def pages_of(session: Session, animation: Animation) -> Mapping[type[Task], MakePage]:
    """A maker for the page of every task."""
    losses = partial(LossesPage, session, animation)
    return {
        NetworkTask: partial(NetworkPage, session, animation),
        LineLosses: losses,
        ClassLosses: losses,
    }
