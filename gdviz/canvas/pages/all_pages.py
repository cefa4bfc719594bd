"""Which page shows which task."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gdviz.canvas.network.network_page import NetworkPage
from gdviz.canvas.pages.pages import MakePage
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.task import Task


def pages_of(session: Session, animation: Animation) -> Mapping[type[Task], MakePage]:
    """A maker for the page of every task."""
    return {NetworkTask: partial(NetworkPage, session, animation)}
