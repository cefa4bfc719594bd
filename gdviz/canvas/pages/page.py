"""What a page of the canvas has to do."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from gdviz.session.prediction import Prediction
from gdviz.theme import Look


class Part(Protocol):
    """A widget that shows something of the session; it never changes anything itself."""

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""

    def show_cost(self) -> None:
        """Show another task, or other data of it; `show_runs` follows; must not emit."""

    def show_runs(self) -> None:
        """Show the session's runs, which began anew or are others; must not emit."""

    def place(self) -> None:
        """Show where the playhead and the glide are; must be quick and must not emit."""


@runtime_checkable
class Seeking(Protocol):
    """A page, or a part of one, on which a step can be clicked."""

    #: A signal with the step.
    seek_requested: Any


@runtime_checkable
class Guessing(Protocol):
    """A page, or a part of one, on which the hall's guess is clicked and marked."""

    #: A signal with the values that were guessed, (n,), and what they are of.
    guess_requested: Any

    def show_guess(self, prediction: Prediction) -> None:
        """Show what is guessed, and how far from the truth; must not emit."""


@runtime_checkable
class Speaking(Protocol):
    """A page whose sentence may change by itself."""

    #: A signal without arguments.
    sentence_changed: Any


class Page(Part, Protocol):
    """Fills the canvas while its task is shown."""

    def sentence(self) -> str:
        """What is said above, in one sentence for the hall."""
