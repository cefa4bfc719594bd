"""Other columns of a table to learn from: each wish gives other data, which still have to suit."""

from __future__ import annotations

from dataclasses import replace

from gdviz.session.tasks.learning_data import LearningData


def chosen_inputs(data: LearningData) -> tuple[str, ...]:
    """The columns that are inputs; none where samples are generated."""
    return data.choice.inputs if data.choice is not None else ()


def chosen_answer(data: LearningData) -> str:
    """The column that is the answer; nothing where samples are generated."""
    return data.choice.answer if data.choice is not None else ""


def uses_all(data: LearningData) -> bool:
    """Whether all columns are inputs, of more than can be picked one by one."""
    return len(data.input_names) > 2 and set(chosen_inputs(data)) == set(data.input_names)


def with_all_inputs(data: LearningData) -> LearningData:
    """Every column that can be one is an input."""
    return replace(data, columns=data.input_names)


def with_first_input(data: LearningData, name: str) -> LearningData:
    """Another first input; a second one that was this takes its place, and a third falls away."""
    before = chosen_inputs(data)
    second = before[:1] if before[1:2] == (name,) else before[1:2]
    if uses_all(data):  # as many as a plane shows
        second = tuple(each for each in data.input_names if each != name)[:1]
    return replace(data, columns=(name, *second))


def with_second_input(data: LearningData, name: str) -> LearningData:
    """Another second input; none for an empty name."""
    first = chosen_inputs(data)[:1]
    return replace(data, columns=(*first, name) if name else first)


def with_answer(data: LearningData, name: str) -> LearningData:
    """Another answer: the inputs stay but for that column, numbers are taken as suits them."""
    kept = tuple(each for each in chosen_inputs(data) if each != name)
    other = replace(data, answer=name, as_classes=None, columns=kept)
    return with_all_inputs(other) if uses_all(data) else other


def with_classes(data: LearningData, classes: bool) -> LearningData:
    """Numbers of the answer are names of classes, or numbers."""
    return replace(data, as_classes=classes)
