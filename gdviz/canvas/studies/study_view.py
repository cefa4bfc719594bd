"""What a view of one study's answer has to do."""

from __future__ import annotations

from typing import Protocol

from gdviz.theme import Look


class StudyView(Protocol):
    """Draws an answer that gets finer; it asks the session for nothing while it is drawn."""

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""

    def begin(self) -> None:
        """Another question is asked: show its axes, and no answer yet."""

    def show_answer(self, answer: object) -> None:
        """Show an answer, or a finer one to the same question."""

    def place(self) -> None:
        """Show where the runs and the playhead are now."""

    def words(self) -> str:
        """The answer in a sentence; empty before there is one."""
