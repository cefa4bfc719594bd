"""Colour themes and sizes, read from `resources/themes/`: views take every colour from here."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, final

from gdviz.resources import resource
from gdviz.session.appearance import COLOUR_MAPS, theme_names

__all__ = [
    "COLOUR_MAPS",
    "Look",
    "Sizes",
    "Theme",
    "full_screen_sizes",
    "load_theme",
    "scaled",
    "sizes_for",
    "theme_names",
    "with_colour_map",
]


@final
@dataclass(frozen=True)
class Theme:
    """Colours as `#rrggbb` or, with opacity first, `#aarrggbb`; one file a theme.

    The colour map is used over `colour_range` of its length and mixed with the share `pastel`
    of white, so that marks stand out from it.
    """

    title: str
    window: str
    surface: str
    text: str
    muted: str
    rule: str
    accent: str
    on_accent: str
    axis: str
    curve: str
    curve_fill: str
    level_line: str
    tangent: str
    next_step: str
    gradient: str
    minimum: str
    casing: str
    black: str
    white: str
    data: str
    runs: tuple[str, ...]
    colour_map: str
    colour_range: tuple[float, float]
    pastel: float
    part_colours: tuple[str, ...]
    part_dashes: tuple[Sequence[float], ...]
    field: str
    level_here: str
    model: str
    positive: str
    negative: str
    glow: str
    dim: str
    pointer: str
    ink: str


@final
@dataclass(frozen=True)
class Sizes:
    """Sizes in pixels of one window height; the shares are in `resources/themes/sizes.toml`.

    `fade` is no size: the seconds in which controls fade away.
    """

    family: str
    text: int
    large: int
    line: float
    trail: float
    thin: float
    ball: float
    dot: float
    spacing: int
    fade: float
    spotlight: float
    pointer: float
    ink: float


@final
@dataclass(frozen=True)
class Look:
    """How everything is drawn at the moment: colours, and sizes for the window's height."""

    theme: Theme
    sizes: Sizes


#: Height over width of the narrowest window whose text is as large as its height allows.
LOWEST_SHAPE = 0.6


@cache
def load_theme(name: str) -> Theme:
    """The theme of a name; ValueError names the file and the keys that are missing or unknown."""
    table = _read(name)
    _check_keys(name, table, Theme)
    lists = {key: tuple(each) for key, each in table.items() if isinstance(each, list)}
    return Theme(**(table | lists))


@cache
def sizes_for(width: int, height: int) -> Sizes:
    """The sizes that suit a window of so many pixels; a narrow one counts as a lower one."""
    return _sizes("sizes", min(height, round(LOWEST_SHAPE * width)))


@cache
def full_screen_sizes(width: int, height: int) -> Sizes:
    """The sizes for the wall: shares of the screen's height, however narrow it is."""
    return _sizes("full_screen", height)


def scaled(sizes: Sizes, scale: float) -> Sizes:
    """The same with larger or smaller texts."""
    return replace(sizes, text=round(scale * sizes.text), large=round(scale * sizes.large))


def with_colour_map(theme: Theme, name: str) -> Theme:
    """The theme with another colour map; an empty name keeps its own."""
    return replace(theme, colour_map=name) if name else theme


def _sizes(name: str, height: int) -> Sizes:
    shares = _read(name)
    _check_keys(name, shares, Sizes)
    family, fade = shares.pop("family"), shares.pop("fade")
    pixels = {key: share * height for key, share in shares.items()}
    whole = {key: max(1, round(pixels[key])) for key in ("text", "large", "spacing")}
    return Sizes(family=family, fade=fade, **(pixels | whole))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))


def _check_keys(name: str, table: dict[str, Any], kind: type[Theme] | type[Sizes]) -> None:
    wrong = {each.name for each in fields(kind)} ^ table.keys()
    if wrong:
        raise ValueError(f"themes/{name}.toml: missing or unknown: {', '.join(sorted(wrong))}")
