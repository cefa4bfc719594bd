"""How a scene looks, as plain data: the theme, the colour map, the size of texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import final

from gdviz.resources import resource

#: The perceptually uniform colour maps to choose from.
COLOUR_MAPS = ("cividis", "viridis", "magma", "CET-L8")
#: How small and how large texts may be, in sizes that the window asks for.
TEXT_SCALES = (0.6, 1.8)
#: What lies in `resources/themes/` and is no theme.
_NO_THEMES = {"sizes", "full_screen"}


@cache
def theme_names() -> tuple[str, ...]:
    """The names of the themes that are shipped, the default first."""
    names = {path.stem for path in resource("themes").glob("*.toml")} - _NO_THEMES
    return ("light", *sorted(names - {"light"}))


@final
@dataclass(frozen=True)
class Appearance:
    """Theme and colour map by name; an empty map means the theme's own.

    ValueError says which of them is not possible, and what is.
    """

    theme: str = "light"
    colour_map: str = ""
    text_scale: float = 1.0

    def __post_init__(self) -> None:
        if self.theme not in theme_names():
            raise ValueError(f"unknown theme {self.theme!r}; known: {', '.join(theme_names())}")
        if self.colour_map not in ("", *COLOUR_MAPS):
            known = ", ".join(COLOUR_MAPS)
            raise ValueError(f"unknown colour map {self.colour_map!r}; known: {known}")
        low, high = TEXT_SCALES
        if not low <= self.text_scale <= high:
            raise ValueError(f"the text scale must be from {low} to {high}, not {self.text_scale}")
