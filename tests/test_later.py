"""What is made when it is first used."""

from __future__ import annotations

import gc
import weakref

import pytest

from gdviz.later import Later
from gdviz.later_view import LaterView
from gdviz.theme import Look, load_theme, sizes_for

LIGHT = Look(load_theme("light"), sizes_for(1280, 720))
DARK = Look(load_theme("dark"), sizes_for(1280, 720))


class View:
    """Keeps the looks that it was given."""

    def __init__(self) -> None:
        self.looks: list[Look] = []

    def set_look(self, look: Look) -> None:
        self.looks.append(look)


def test_a_thing_is_made_once_when_it_is_called_for() -> None:
    made: list[list[int]] = []

    def make() -> list[int]:
        made.append([])
        return made[-1]

    later = Later(make)
    later.tell(lambda thing: thing.append(1))
    assert later.made is None
    assert made == []
    thing = later()
    assert later() is thing is later.made
    later.tell(lambda each: each.append(2))
    assert made == [[2]]


def test_a_thing_that_counts_as_false_is_made_once_too() -> None:
    counted: list[int] = []
    later = Later(lambda: counted.append(1) or ())
    assert later() == later() == ()
    assert counted == [1]


def test_a_view_has_the_look_of_then_before_anything_is_told() -> None:
    later = LaterView(View)
    later.set_look(LIGHT)
    later.set_look(DARK)
    assert later.made is None
    assert later().looks == [DARK]
    later.set_look(LIGHT)
    assert later().looks == [DARK, LIGHT]


def test_a_view_without_a_look_waits_for_one() -> None:
    later = LaterView(View)
    assert later().looks == []
    later.set_look(LIGHT)
    assert later().looks == [LIGHT]


class Owner:
    """Has a thing that a method of its own makes."""

    def __init__(self) -> None:
        self.thing = Later(self._make)
        self.view = LaterView(self._make_view)

    def _make(self) -> list[int]:
        return []

    def _make_view(self) -> View:
        return View()


@pytest.mark.parametrize("used", [True, False])
def test_an_owner_goes_without_the_collector(used: bool) -> None:
    owner = Owner()
    if used:
        assert owner.thing() == []
        assert owner.view().looks == []
    gone = weakref.ref(owner)
    gc.disable()
    del owner
    assert gone() is None
    gc.enable()


def test_what_an_owner_makes_needs_the_owner() -> None:
    thing = Owner().thing
    with pytest.raises(ReferenceError, match="owner"):
        thing()
