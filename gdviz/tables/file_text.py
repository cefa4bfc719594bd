"""A file that a person chose, as text: looked at before it is read, and never trusted."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from gdviz.tables.table_error import Remedy, TableError, Words

#: Bytes of a file, which is read into memory: a hundred thousand rows of fifty numbers.
MOST_BYTES = 50_000_000
#: Bytes at the beginning that show what kind of file it is.
HEAD = 4096

#: How files begin that are often taken for tables, and what they are.
KINDS = (
    (b"PK\x03\x04", "a workbook or an archive"),
    (b"\xd0\xcf\x11\xe0", "a workbook"),
    (b"\x1f\x8b", "a compressed file"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
#: Byte order marks, and the encodings that they tell.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Characters that no text has: controls other than tabs, line ends and page breaks.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def file_text(path: Path, *, only_beginning: bool = False) -> tuple[str, str]:
    """The text of a file and its encoding; of a large one the beginning, if that is asked for.

    TableError says why a file is not read.
    """
    size = _size(path)
    if size > MOST_BYTES and not only_beginning:
        raise TableError(
            "{name} has {size:,.0f} MB; tables of up to {most:,.0f} MB are read",
            remedy=Remedy.FIRST_ROWS,
            name=path.name,
            size=size / 1e6,
            most=MOST_BYTES / 1e6,
        )
    data = _bytes(path, MOST_BYTES)
    if not data.strip():
        raise TableError("{name} is empty", name=path.name)
    return _decoded(path, data, size > MOST_BYTES)


def _size(path: Path) -> int:
    """The file's size, from what the system knows of it."""
    try:
        about = path.stat()
    except (OSError, ValueError) as error:
        raise TableError(
            "{name} cannot be opened: {reason}", name=path.name, reason=_reason(error)
        ) from error
    if S_ISDIR(about.st_mode):
        raise TableError("{name} is a folder, not a file", name=path.name)
    if not S_ISREG(about.st_mode):
        raise TableError("{name} is a device or a pipe, not a file", name=path.name)
    return about.st_size


def _bytes(path: Path, count: int) -> bytes:
    """At most so many bytes, whatever the file has grown to; its kind is looked at first."""
    try:
        with path.open("rb") as file:
            head = file.read(min(HEAD, count))
            _check_kind(path, head)
            return head + file.read(count - len(head))
    except OSError as error:
        raise TableError(
            "{name} cannot be read: {reason}", name=path.name, reason=_reason(error)
        ) from error


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _check_kind(path: Path, data: bytes) -> None:
    """TableError for what is another kind of file, which its first bytes tell."""
    for beginning, kind in KINDS:
        if data.startswith(beginning):
            raise TableError(
                "{name} is {kind}, not text: save the table as CSV",
                name=path.name,
                kind=Words(kind),
            )
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _check_no_nul(path, data[:HEAD])


def _check_no_nul(path: Path, data: bytes) -> None:
    if b"\0" in data:
        row = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise TableError("{name} is not text: row {row} holds a zero byte", row=row, name=path.name)


def _decoded(path: Path, data: bytes, cut: bool) -> tuple[str, str]:
    """The text, in the first encoding that makes sense of all of it; whole lines if it is cut."""
    marked = [encoding for mark, encoding in MARKS if data.startswith(mark)]
    failed_at = 0
    for encoding in marked or ("utf-8", "cp1252"):
        try:
            # A character that is cut in two is not asked for when more is to come.
            text = codecs.getincrementaldecoder(encoding)().decode(data, not cut)
        except UnicodeDecodeError as error:
            failed_at = error.start
        else:
            _check_readable(path, text)
            return text[: text.rfind("\n") + 1] if cut else text, encoding
    raise _not_text(path, data.count(b"\n", 0, failed_at) + 1)


def _check_readable(path: Path, text: str) -> None:
    found = CONTROL.search(text)
    if found:
        raise _not_text(path, text.count("\n", 0, found.start()) + 1)


def _not_text(path: Path, row: int) -> TableError:
    return TableError(
        "{name} is not text: row {row} holds bytes that are no letters", row=row, name=path.name
    )
