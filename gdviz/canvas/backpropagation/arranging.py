"""How a network is laid out with its numbers: all of them, or those of the chosen neurons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import final

from PySide6.QtCore import QRectF

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.card_grid import Captions, lay_in_grid
from gdviz.canvas.backpropagation.known import Known
from gdviz.canvas.backpropagation.labelled_edges import label_edges
from gdviz.canvas.backpropagation.text_form import TextForm
from gdviz.canvas.network.neuron_layout import lay_out
from gdviz.canvas.network.neuron_painter import font_for
from gdviz.engine.network.pass_beats import PassBeat
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.theme import Sizes

#: Forms of numbers on lines and then on cards: the digits, and the least share of the text's size.
FORMS = ((3, 1.0), (2, 0.6))
#: With more weights, numbers on cards are not tried: no wall has room for so many.
MOST_WEIGHTS = 90
#: The same where only the chosen neurons bear numbers.
PATH = ((1.0, 3), (0.9, 3), (0.8, 3), (0.8, 2), (0.7, 2), (0.6, 2), (0.5, 2))


@final
@dataclass(frozen=True)
class Room:
    """The picture's `rect`, and `between`, the part of it between names at both sides."""

    rect: QRectF
    between: QRectF
    radius: float
    sizes: Sizes


def arrange(
    told: SamplePass,
    beats: Sequence[PassBeat],
    path: Sequence[int],
    room: Room,
    captions: Captions,
) -> Arrangement:
    """All numbers where there is room for them, at the text's size or a smaller one.

    They stand on lines if they can do so at the text's size, else on cards. Where neither has
    room, only those of the path are shown: one neuron of each layer, and the weights between.
    """
    tries = _tries(told, beats, path, room, captions)
    found = next((each for each in tries if each is not None), None)
    return found or _without_numbers(told, room)


def _tries(
    told: SamplePass,
    beats: Sequence[PassBeat],
    path: Sequence[int],
    room: Room,
    captions: Captions,
) -> Iterator[Arrangement | None]:
    """One way after the other to lay it out; None where there is no room for it."""
    network = told.network.sizes
    everyone = [(layer, n) for layer, size in enumerate(network) for n in range(size)]
    few = sum(one * other for one, other in pairwise(network)) <= MOST_WEIGHTS
    for digits, least in FORMS if few else ():
        forms = _forms(room.sizes, digits, least)
        yield _labelled(network, everyone, room, forms[0])
        yield _carded(told, beats, room, captions, forms)
    for share, digits in PATH:
        form = TextForm(font_for(room.sizes, share), digits)
        yield _labelled(network, [*enumerate(path)], room, form)


def _forms(sizes: Sizes, digits: int, least: float) -> list[TextForm]:
    """The text's size and, pixel by pixel, smaller ones."""
    fonts = [font_for(sizes, 1.0)]
    while fonts[-1].pixelSize() - 1 >= least * sizes.text:
        fonts.append(font_for(sizes, (fonts[-1].pixelSize() - 1) / sizes.text))
    return [TextForm(font, digits) for font in fonts]


def _labelled(
    network: Sequence[int], boxed: Sequence[tuple[int, int]], room: Room, form: TextForm
) -> Arrangement | None:
    return label_edges(network, boxed, room.between, room.radius, form)


def _carded(
    told: SamplePass,
    beats: Sequence[PassBeat],
    room: Room,
    captions: Captions,
    forms: Sequence[TextForm],
) -> Arrangement | None:
    """With the numbers before the update and after it: no column is too narrow later."""
    moments = [Known(told, beats, index, forms[0].digits) for index in (0, len(beats) - 1)]
    return lay_in_grid(moments, room.rect, forms, captions)


def _without_numbers(told: SamplePass, room: Room) -> Arrangement:
    layout = lay_out(told.network.sizes, room.between, room.radius)
    form = TextForm(font_for(room.sizes, PATH[-1][0]), PATH[-1][1])
    return Arrangement(layout, frozenset(), form, whole=False)
