"""Which samples a network learns from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import final

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gdviz.engine.network.generated import generated
from gdviz.panel.columns_form import Change, ColumnsForm
from gdviz.panel.file_chooser import choose_table
from gdviz.panel.form import Form
from gdviz.panel.named import named
from gdviz.panel.picker import Picker
from gdviz.panel.reading_strip import ReadingStrip, file_name, in_words
from gdviz.session.reading import Reading, ToRead
from gdviz.session.session import Session
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.opened_tables import is_opened
from gdviz.session.words import translated
from gdviz.tables.choice import constant_columns
from gdviz.tables.sample_sets import sample_sets
from gdviz.tables.table import Table
from gdviz.tables.table_error import Remedy, TableError, short
from gdviz.theme import Look

#: The entry of the picker that is no set of its own.
OWN_FILE = "own_file"
#: Fields that mean something for generated samples alone.
MADE = ("count", "noise")
#: Columns that are named where something is said of them all.
LISTED = 4


@final
class DataSection(QWidget):
    """A picker of sets, what can be chosen of a table, and how samples are made and held out.

    What is read from a file is read in the background; what is refused leaves all as it is.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading = Reading(self)
        self._asked, self._asked_at = ToRead("", LearningData), ""  # the last wish, at which cost
        self._shown: LearningData | None = None
        self._picker = self._make_picker()
        self._strip = ReadingStrip(self._reading)
        self._about = named("file_label", QLabel())
        self._about.setWordWrap(True)
        self._open = named("open_file", QPushButton(self.tr("Another file…")))
        self._columns, self._form = ColumnsForm(), Form(prefix="data_")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (
            self._picker, self._strip, self._about, self._open, self._columns, self._form
        ):  # fmt: skip
            self._layout.addWidget(part)
        self._connect()
        self._show_task()

    @property
    def busy(self) -> bool:
        """Whether something is being read, or made ready to be learned from."""
        return self._reading.busy or self._session.making

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        for part in (self._strip, self._columns, self._form):
            part.set_look(look)

    def open_file(self, file: str, remedies: frozenset[Remedy] = frozenset()) -> None:
        """Learn from the table in a file, once it is read."""
        base = self._data or LearningData()
        make = partial(
            LearningData, file=file, remedies=remedies, held_out=base.held_out, seed=base.seed
        )
        self._read(ToRead(file_name(file), make, file, remedies))

    @property
    def _data(self) -> LearningData | None:
        task = self._session.scene.task
        return task.data if isinstance(task, NetworkTask) else None

    def _make_picker(self) -> Picker:
        made = {name: translated(make(4, 0.0, 0).title) for name, make in generated.items()}
        shipped = {name: translated(each.title) for name, each in sample_sets.items()}
        own = {OWN_FILE: self.tr("Your own file…")}
        picker = Picker("data_picker", made, shipped, own)
        picker.setAccessibleName(self.tr("Data"))
        return picker

    def _connect(self) -> None:
        self._picker.picked.connect(self._on_picked)
        self._open.clicked.connect(self._choose_file)
        self._columns.wished.connect(self._on_columns_wished)
        self._form.field_requested.connect(self._on_field_requested)
        self._strip.remedy_chosen.connect(self._on_remedy_chosen)
        self._reading.done.connect(self._on_read)
        self._reading.refused.connect(self._on_refused)
        self._session.task_refused.connect(self._on_task_refused)
        self._session.cost_changed.connect(self._show_task)

    def _on_picked(self, name: str) -> None:
        if name == OWN_FILE:
            self._choose_file()
        elif name in generated:
            self._wish(partial(LearningData, name))
        else:
            self._read(ToRead(self._picker.currentText(), partial(LearningData, name)))
        self._show_task()  # until there is something else

    def _choose_file(self) -> None:
        choose_table(self, self.open_file)

    def _on_columns_wished(self, change: Change) -> None:
        if self._data is not None:
            self._wish(partial(change, self._data))

    def _on_field_requested(self, field: str, value: float) -> None:
        if self._data is not None:
            change: dict[str, float] = {field: value}
            self._wish(partial(replace, self._data, **change))

    def _on_remedy_chosen(self, remedy: Remedy) -> None:
        self.open_file(self._asked.file, self._asked.remedies | {remedy})

    def _wish(self, make: Callable[[], LearningData]) -> None:
        """Learn from other data: of a file that has changed since, when it is read again."""
        data, task = self._data, self._session.scene.task
        if data is None or not isinstance(task, NetworkTask):
            return
        if data.file and not is_opened(data.file, data.remedies):
            self._read(ToRead(file_name(data.file), make, data.file, data.remedies))
        else:
            self._reading.cancel()
            self._strip.clear()
            self._take(make)

    def _read(self, wish: ToRead) -> None:
        self._asked, self._asked_at = wish, self._session.scene.cost
        self._reading.read(wish)

    def _on_read(self, data: LearningData) -> None:
        if self._data is None:
            if self._session.scene.cost != self._asked_at:
                return  # somebody has gone on to something else
            self._session.set_cost("network")
        self._take(lambda: data)

    def _on_refused(self, error: ValueError) -> None:
        self._session.message.emit(in_words(error))  # the section may be out of sight

    def _take(self, make: Callable[[], LearningData]) -> None:
        task = self._session.scene.task
        if isinstance(task, NetworkTask):
            self._session.wish_task(lambda: replace(task, data=make()))
            self._show_task()  # what was refused must not stay

    def _on_task_refused(self, error: ValueError) -> None:
        """What is wrong with a table is said here as well."""
        if isinstance(error, TableError):
            self._strip.show_error(error)

    def _show_task(self) -> None:
        data = self._data
        if data is None:
            return
        if data != self._shown:
            self._shown = data
            self._strip.forget()
            self._say_about(data)
        self._picker.show_name(OWN_FILE if data.file else data.name)
        self._columns.show_data(data)
        self._form.show_fields(data, without=() if data.is_generated else MADE)

    def _say_about(self, data: LearningData) -> None:
        """Say where data come from, and of a person's own file what was read."""
        self._picker.setToolTip(_origin(data))
        if data.content is not None:
            self._about.setText("; ".join(self._parts(data.file, data.content)))
        for part in (self._about, self._open):
            part.setVisible(bool(data.file))

    def _parts(self, file: str, table: Table) -> Iterator[str]:
        words = self.tr("{0}: {1} rows, {2} columns")
        yield words.format(file_name(file), f"{table.row_count:,}", len(table.columns))
        if table.left_out_rows:
            yield self.tr("rows left out: {0}").format(f"{len(table.left_out_rows):,}")
        for text, names in (
            (self.tr("columns left out: {0}"), table.left_out_columns),
            (self.tr("the same in all rows: {0}"), constant_columns(table)),
        ):
            if names:
                yield text.format(_listed(names))


def _listed(names: Sequence[str]) -> str:
    """The first few names."""
    return ", ".join(map(short, names[:LISTED])) + (", …" if len(names) > LISTED else "")


def _origin(data: LearningData) -> str:
    """Where samples come from and what may be done with them; nothing for those that are made."""
    table = data.table
    return "" if table is None else "\n".join(filter(None, (table.source, table.licence)))
