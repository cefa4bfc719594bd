"""What a slice shows, in a sentence or two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gdviz.session.landscape import Landscape
from gdviz.session.tasks.cut import CutKind
from gdviz.session.words import number


def words_for(landscape: Landscape) -> str:
    """The sentence that suits the kind of slice."""
    return _SAY[landscape.cut.kind](landscape)


def complaint_in_words(complaint: str) -> str:
    """An error's own words as a sentence."""
    text = QCoreApplication.translate("engine", complaint)
    return text[:1].upper() + text[1:] + "." if text else ""


def _principal(landscape: Landscape) -> str:
    shares = landscape.slice.shares
    text = _tr("{0} % of the way's variance lies in this plane.")
    return text.format(number(100 * sum(shares), 3))


def _random(landscape: Landscape) -> str:
    text = _tr("Around step {0}. At 1, a neuron's weights have moved by their own length.")
    return text.format(landscape.step)


def _weights(landscape: Landscape) -> str:
    return _tr("All other weights are those of step {0}.").format(landscape.step)


def _line(landscape: Landscape) -> str:
    if landscape.opposite is landscape.run:
        text = _tr("0: the weights of step {0}. 1: those at the start.")
    else:
        text = _tr("0: the weights of step {0}. 1: the last ones of another run.")
    return text.format(landscape.step)


_SAY: dict[CutKind, Callable[[Landscape], str]] = {
    CutKind.PRINCIPAL: _principal,
    CutKind.RANDOM: _random,
    CutKind.WEIGHTS: _weights,
    CutKind.LINE: _line,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Landscape", text)
