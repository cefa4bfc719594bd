"""Which columns of a table are inputs and which is the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias, final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.panel.check_box import CheckBox
from gdviz.panel.labelled_picker import LabelledPicker
from gdviz.session.tasks.chosen_columns import (
    chosen_answer,
    chosen_inputs,
    uses_all,
    with_all_inputs,
    with_answer,
    with_classes,
    with_first_input,
    with_second_input,
)
from gdviz.session.tasks.learning_data import LearningData
from gdviz.tables.choice import can_be_classes
from gdviz.theme import Look

#: Entries that are no columns; those are called by their places, since a name may be any text.
ALL, SOME, NONE = "all", "some", "none"

#: Makes other data of those that are shown; ValueError where they do not suit.
Change: TypeAlias = Callable[[LearningData], LearningData]


@final
class ColumnsForm(QWidget):
    """Pickers for two inputs of several, and for the answer of a person's own file."""

    wished = Signal(object)  # a Change

    def __init__(self) -> None:
        super().__init__()
        self._data: LearningData | None = None
        self._offered: tuple[object, ...] = ()
        self._numeric = False  # whether the answer's numbers may be classes
        self._first = LabelledPicker("first_input", self.tr("First input"))
        self._second = LabelledPicker("second_input", self.tr("Second input"))
        self._answer = LabelledPicker("answer_picker", self.tr("Answer"))
        self._classes = CheckBox("as_classes", self.tr("Numbers are classes"), self)
        self._classes.setToolTip(self.tr("Each number of the answer is the name of a class"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._first, self._second, self._answer, self._classes):
            self._layout.addWidget(part)
        self._connect()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)

    def show_data(self, data: LearningData) -> None:
        """Show what can be chosen of data, and what is; must not emit."""
        if data != self._data:
            self._data = data
            self._offer(data)
        self._show_inputs(data)
        self._show_answer(data)
        self.setVisible(not data.is_generated)

    def _connect(self) -> None:
        self._first.picked.connect(self._on_first_picked)
        self._second.picked.connect(self._on_second_picked)
        self._answer.picked.connect(self._on_answer_picked)
        self._classes.clicked.connect(self._on_classes_clicked)

    def _offer(self, data: LearningData) -> None:
        """Offer columns, which are many at times, anew only when they are others."""
        chosen = chosen_inputs(data)
        some = len(chosen) if len(chosen) > 2 and not uses_all(data) else 0
        offered = (data.input_names, chosen[:1], some, data.answer_names)
        if offered != self._offered:
            self._offered = offered
            self._offer_inputs(data, some)
            self._answer.show_titles(_titles(data.answer_names))
        self._numeric = data.table is not None and can_be_classes(data.table, chosen_answer(data))

    def _offer_inputs(self, data: LearningData, some: int) -> None:
        titles, first = _titles(data.input_names), self._shown_first(data)
        groups = {ALL: self.tr("All of them")} if len(titles) > 2 else {}
        groups |= {SOME: self.tr("{0} columns").format(some)} if some else {}
        others = {key: title for key, title in titles.items() if key != first}
        self._first.show_titles(titles, groups)
        self._second.show_titles({NONE: self.tr("None")}, others)

    def _show_inputs(self, data: LearningData) -> None:
        chosen, plain = chosen_inputs(data), not _is_picture(data)
        several = plain and len(data.input_names) > 1
        self._first.setVisible(several)
        self._second.setVisible(several and len(chosen) <= 2 and not uses_all(data))
        self._first.show_name(self._shown_first(data))
        self._second.show_name(_key(data.input_names, chosen[1]) if chosen[1:] else NONE)
        for picker, names in ((self._first, chosen[:1]), (self._second, chosen[1:2])):
            picker.setToolTip("".join(names))  # there may be no room for all of it

    def _shown_first(self, data: LearningData) -> str:
        chosen = chosen_inputs(data)
        if uses_all(data):
            return ALL
        return SOME if len(chosen) > 2 else _key(data.input_names, *chosen[:1])

    def _show_answer(self, data: LearningData) -> None:
        own = bool(data.file)
        self._answer.setVisible(own and len(data.answer_names) > 1)
        self._answer.show_name(_key(data.answer_names, chosen_answer(data)))
        self._answer.setToolTip(chosen_answer(data))
        self._classes.setVisible(own and self._numeric)
        self._classes.setChecked(data.choice is not None and data.choice.as_classes)

    def _on_first_picked(self, key: str) -> None:
        if key == ALL:
            self.wished.emit(with_all_inputs)
        elif key != SOME:
            self.wished.emit(partial(with_first_input, name=self._input(key)))

    def _on_second_picked(self, key: str) -> None:
        name = "" if key == NONE else self._input(key)
        self.wished.emit(partial(with_second_input, name=name))

    def _on_answer_picked(self, key: str) -> None:
        if self._data is not None:
            self.wished.emit(partial(with_answer, name=self._data.answer_names[int(key)]))

    def _on_classes_clicked(self, checked: bool) -> None:
        self.wished.emit(partial(with_classes, classes=checked))

    def _input(self, key: str) -> str:
        return self._data.input_names[int(key)] if self._data is not None else ""


def _titles(names: tuple[str, ...]) -> Mapping[str, str]:
    return {str(place): name for place, name in enumerate(names)}


def _key(names: tuple[str, ...], name: str = "") -> str:
    """The key of a column; nothing for one that is not offered."""
    return str(names.index(name)) if name in names else ""


def _is_picture(data: LearningData) -> bool:
    return data.choice is not None and data.choice.picture is not None
