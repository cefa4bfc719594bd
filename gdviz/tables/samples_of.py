"""What of a table a network learns from: some columns as inputs, and one as the answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.network.samples import MOST_CLASSES, Samples
from gdviz.tables.table import Table
from gdviz.tables.table_error import TableError, quoted, short

#: Fewer rows than these, nothing can be held out of.
LEAST_ROWS = 10
#: Sums of squares of numbers larger than this have no end.
LARGEST = 1e100


def samples_of(
    table: Table,
    inputs: Sequence[str],
    answer: str,
    *,
    as_classes: bool = False,
    picture: tuple[int, int] | None = None,
    scale: float = 1.0,
) -> Samples:
    """Samples with some columns as inputs, divided by `scale`, and another as the answer.

    A column of texts gives classes, and so does one of whole numbers if `as_classes`. Inputs that
    are the pixels of a `picture`, (rows, columns), may be the same everywhere, others not.
    TableError says what does not suit, and names the column.
    """
    _check_rows(table)
    _check_inputs(table, inputs, answer, pixels=picture is not None)
    answers, classes = _answers(table, answer, as_classes)
    return Samples(
        title=table.title,
        inputs=np.stack([table.numbers[name] for name in inputs], axis=1) / scale,
        answers=answers,
        input_labels=tuple(inputs),
        answer_label=answer,
        classes=classes,
        source=table.source,
        licence=table.licence,
        picture=picture,
    )


def _refused(table: Table, template: str, label: str, **values: object) -> TableError:
    """An error about a column, whose name and place it knows."""
    column = table.place(label) if label in table.columns else None
    return TableError(
        "{title}: " + template,
        row=None,
        column=column,
        remedy=None,
        title=table.title,
        label=short(label),
        **values,
    )


def _check_rows(table: Table) -> None:
    if table.row_count < LEAST_ROWS:
        raise TableError(
            "{title}: too few rows to learn from: {count}; {least} are needed",
            title=table.title,
            count=table.row_count,
            least=LEAST_ROWS,
        )


def _check_inputs(table: Table, inputs: Sequence[str], answer: str, *, pixels: bool) -> None:
    if not inputs:
        _check_others(table, answer)
        raise TableError("{title}: at least one input is needed", title=table.title)
    for place, label in enumerate(inputs):
        _check_name(table, label)
        if label not in table.numbers:
            raise _refused(table, "{label} holds texts; an input is a column of numbers", label)
        if label == answer:
            raise _refused(table, "{label} is the answer, and so no input", label)
        if label in inputs[:place]:
            raise _refused(table, "{label} is an input twice", label)
        _check_size(table, label)
        if not pixels:
            _check_not_constant(table, label)
    _check_name(table, answer)


def _check_others(table: Table, answer: str) -> None:
    """TableError says why no column of numbers beside the answer could be an input, if none can."""
    others = [label for label in table.numbers if label != answer]
    if all(is_large(table.numbers[each]) or is_constant(table.numbers[each]) for each in others):
        for label in others:
            _check_size(table, label)
            _check_not_constant(table, label)


def _check_name(table: Table, label: str) -> None:
    if label not in table.columns:
        raise _refused(table, "there is no column {label}", label)


def is_large(values: Array) -> bool:
    """Whether a column holds numbers that nothing can be computed with."""
    return bool(np.abs(values).max() > LARGEST)


def is_constant(values: Array) -> bool:
    """Whether a column is the same in all rows."""
    return bool(values.min() == values.max())


def _check_size(table: Table, label: str) -> None:
    if is_large(table.numbers[label]):
        template = "{label} holds {value:g}; numbers of up to {most:g} can be learnt"
        value = max(table.numbers[label].tolist(), key=abs)
        raise _refused(table, template, label, value=value, most=LARGEST)


def _check_not_constant(table: Table, label: str) -> None:
    values = table.numbers[label]
    if is_constant(values):
        template = "{label} is {value:g} in all rows; nothing can be learnt from it"
        raise _refused(table, template, label, value=values[0])


def _answers(table: Table, label: str, as_classes: bool) -> tuple[Array, tuple[str, ...]]:
    """The answers, (n,), and the classes that they are indices of, if any."""
    if label in table.texts:
        classes = table.texts[label].categories
        indices = table.texts[label].indices
    elif as_classes:
        _check_size(table, label)
        classes, indices = _whole_numbers(table, label)
    else:
        _check_size(table, label)
        _check_not_constant(table, label)
        return table.numbers[label], ()
    _check_classes(table, label, classes, np.bincount(indices, minlength=len(classes)))
    return indices.astype(float), classes


def _whole_numbers(table: Table, label: str) -> tuple[tuple[str, ...], NDArray[np.intp]]:
    values = table.numbers[label]
    broken = values[values != np.round(values)]
    if len(broken):
        template = "{label} cannot be classes: {value:g} is not a whole number"
        raise _refused(table, template, label, value=broken[0])
    distinct, indices = np.unique(values, return_inverse=True)
    return tuple(f"{value:.0f}" for value in distinct), indices


def _check_classes(
    table: Table, label: str, classes: Sequence[str], rows: NDArray[np.intp]
) -> None:
    if len(classes) < 2:
        template = "{label} has one class only, {name}; two at least are needed"
        raise _refused(table, template, label, name=quoted(classes[0]))
    if len(classes) > MOST_CLASSES:
        template = "{label} has {count:,} classes; {most} at most can be told apart"
        raise _refused(table, template, label, count=len(classes), most=MOST_CLASSES)
    if rows.min() < 2:
        template = "{label}: only one row is of class {name}; every class needs two"
        raise _refused(table, template, label, name=quoted(classes[int(rows.argmin())]))
