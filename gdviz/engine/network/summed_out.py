r"""Formulas over the neurons of a layer, such as \sum_k (y_k - t_k)^2, with numbers put in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gdviz.engine.cost import Array
from gdviz.engine.filled_in import filled_in

#: Sums of more terms than these are shown by their first two and their last.
MOST_TERMS = 4
#: A sum over an index, with the bracket or the end of the line that closes it found by counting.
_SUM = re.compile(r"\\sum_(?P<index>[a-z]) ")


def places_shown(count: int) -> list[int | None]:
    """Which of so many terms are written out; None stands for those that are left out."""
    return [*range(count)] if count <= MOST_TERMS else [0, 1, None, count - 1]


def added(terms: Sequence[str]) -> str:
    """Terms with plus signs between them; those that are left out are an empty text."""
    return " + ".join(term or r"\cdots" for term in terms)


def summed_out(formula: str, vectors: Mapping[str, Array], own: str, neuron: int) -> str:
    r"""The formula with numbers: every sum written out, and `own` the index of one `neuron`.

    `vectors` have a letter and a number for each neuron, (m,): "y" is found as y_k, whatever the
    index.
    """
    match = _SUM.search(formula)
    while match:
        end = _end_of_group(formula, match.end())
        terms = _terms(formula[match.end() : end], match["index"], vectors)
        if formula[: match.start()].endswith("- ") and " + " in terms:
            terms = rf"\left({terms}\right)"
        formula = formula[: match.start()] + terms + formula[end:]
        match = _SUM.search(formula)
    return tidied(filled_in(formula, _at(vectors, own, neuron)))


def _terms(body: str, index: str, vectors: Mapping[str, Array]) -> str:
    count = len(next(iter(vectors.values())))
    return added(
        [
            "" if place is None else filled_in(f"{body} ", _at(vectors, index, place)).strip()
            for place in places_shown(count)
        ]
    )


def _at(vectors: Mapping[str, Array], index: str, place: int) -> dict[str, Array]:
    return {f"{letter}_{index}": numbers[place] for letter, numbers in vectors.items()}


def _end_of_group(formula: str, begin: int) -> int:
    """Where the bracket closes in which the sum stands, or the end."""
    depth = 0
    for place in range(begin, len(formula)):
        depth += (formula[place] in "({") - (formula[place] in ")}")
        if depth < 0:
            # \right) closes with its command.
            return place - len(r"\right") * formula[:place].endswith(r"\right")
    return len(formula)


#: Brackets that say nothing: around a number after a bracket or a sign, with nothing to its right
#: that would be multiplied or raised.
_IDLE = (
    (re.compile(r"(?<!\\left)\(\\left\((-?[0-9.]+)\\right\)(?= [-+])"), r"(\1"),
    (re.compile(r"(?<=[-+] )\\left\(([0-9.]+)\\right\)(?=\)|\}|$| [-+=])"), r"\1"),
    (re.compile(r"(?<=\\left\()\\left\((-?[0-9.]+)\\right\)(?= [-+])"), r"\1"),
)


def tidied(line: str) -> str:
    """A line without brackets that say nothing."""
    for pattern, plain in _IDLE:
        line = pattern.sub(plain, line)
    return line
