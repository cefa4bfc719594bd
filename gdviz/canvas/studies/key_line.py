"""A key in a line of text: a coloured disc before each of its entries, which are not parted."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def key_line(texts: Iterable[tuple[str, str]]) -> str:
    """Rich text of (colour, words)."""
    parts = (
        f'<span style="color:{colour}">●</span>&nbsp;{escape(words).replace(" ", "&nbsp;")}'
        for colour, words in texts
    )
    return "&nbsp;&nbsp; ".join(parts)
