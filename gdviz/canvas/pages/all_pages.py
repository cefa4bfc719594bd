"""Which page shows which task; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module

from gdviz.canvas.pages.page import Page
from gdviz.canvas.pages.pages import MakePage
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.tasks.loss_task import ClassLosses, LineLosses
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.task import Task


def pages_of(session: Session, animation: Animation) -> Mapping[type[Task], MakePage]:
    """A maker for the page of every task."""
    losses = partial(_losses_page, session, animation)
    return {
        NetworkTask: partial(_network_page, session, animation),
        LineLosses: losses,
        ClassLosses: losses,
    }


def load_pages() -> None:
    """Import all pages, so that the first one is shown without delay."""
    for module in ("losses.losses_page", "network.network_page"):
        import_module(f"gdviz.canvas.{module}")


def _losses_page(session: Session, animation: Animation) -> Page:
    from gdviz.canvas.losses.losses_page import LossesPage

    return LossesPage(session, animation)


def _network_page(session: Session, animation: Animation) -> Page:
    from gdviz.canvas.network.network_page import NetworkPage

    return NetworkPage(session, animation)
