"""A key in one line of text: a coloured disc before each of its words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def key_line(texts: Iterable[tuple[str, str]]) -> str:
    """Rich text of (colour, words)."""
    parts = (f'<span style="color:{colour}">●</span> {escape(words)}' for colour, words in texts)
    return "&nbsp;&nbsp; ".join(parts)
