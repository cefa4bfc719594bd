"""Which page shows which task; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gdviz.canvas.pages.page import Page
from gdviz.canvas.pages.pages import MakePage
from gdviz.session.animation import Animation
from gdviz.session.session import Session


def pages_of(session: Session, animation: Animation) -> Mapping[str, MakePage]:
    """A maker for the page of every task, by the task's name."""
    losses = partial(_losses_page, session, animation)
    return {
        "network": partial(_network_page, session, animation),
        "line_losses": losses,
        "class_losses": losses,
    }


def _losses_page(session: Session, animation: Animation) -> Page:
    from gdviz.canvas.losses.losses_page import LossesPage

    return LossesPage(session, animation)


def _network_page(session: Session, animation: Animation) -> Page:
    from gdviz.canvas.network.network_page import NetworkPage

    return NetworkPage(session, animation)
