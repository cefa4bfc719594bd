"""Markdown with LaTeX between dollars, parted into text and formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import final

#: A formula on one line between dollars, one or two; a dollar after a backslash is a dollar.
_FORMULA = re.compile(r"(?<!\\)(?P<dollars>\$\$?)(?P<latex>[^$\n]+?)(?<!\\)(?P=dollars)")
#: Formulas stand in Markdown as letters of Unicode's private area, which nobody types.
FIRST, LAST = 0xE000, 0xF8FF
_PRIVATE = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")


@final
@dataclass(frozen=True)
class MarkedText:
    """Markdown in which letters stand for formulas, and the LaTeX of each."""

    markdown: str
    formulas: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> MarkedText:
        """Part a text; a dollar without a partner stays what it is."""
        formulas: list[str] = []

        def letter(match: re.Match[str]) -> str:
            if FIRST + len(formulas) > LAST:
                return match[0]
            formulas.append(match["latex"].strip())
            return chr(FIRST + len(formulas) - 1)

        marked = _FORMULA.sub(letter, _PRIVATE.sub("", text))
        return cls(marked.replace(r"\$", "$"), tuple(formulas))


def spoken(text: str) -> str:
    """The text for a screen reader: formulas as they were typed, without Markdown's signs."""
    plain = _FORMULA.sub(lambda match: match["latex"].strip(), text)
    return re.sub(r"[*_`#>]+", "", plain).strip()
