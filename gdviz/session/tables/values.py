"""Any value of a scene to and from plain tables, by the type of its field.

Numbers, switches and texts are themselves; an entry of an Enum is its name in lower case; a
sequence is a list, a set also a table of switches that change the set as it was; pairs of a name
and a value are a table; a dataclass is a table of its fields, and those that it does not name stay
as they were. A class that stands for many has its entries in `KINDS`: such a value is a table with
its name under `kind`, or the name alone. "none" stands for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from gdviz.engine.losses.loss import Loss, losses
from gdviz.engine.registry import UnknownName
from gdviz.engine.schedules import Schedule, schedules
from gdviz.engine.transforms import Transform, transforms
from gdviz.session.tables.numbers import (
    plain,
    read_bool,
    read_described,
    read_float,
    read_int,
    read_str,
)
from gdviz.session.tables.table_error import (
    Path,
    TableError,
    as_list,
    as_table,
    check_keys,
    in_words,
    shown,
    unknown,
)

#: A type as the annotation of a field gives it.
Hint: TypeAlias = Any

#: The classes that a value may belong to, by name, where a field is annotated with what they share.
KINDS: Mapping[Hint, Mapping[str, type]] = {
    Schedule: schedules,
    Transform: transforms,
    Loss: losses,
}
#: The key of the name of a kind.
KIND = "kind"
#: What is written for None.
NOTHING = "none"
#: Entries of a list.
MOST_ENTRIES = 1000

_PLAIN: Mapping[Hint, Callable[[object, Path], Any]] = {
    bool: read_bool,
    int: read_int,
    float: read_float,
    str: read_str,
}


def read(hint: Hint, given: object, path: Path, base: Any = None) -> Any:
    """The value of a field; `base` is what it was before. TableError says what is allowed."""
    hint, optional = _without_none(hint)
    if optional and given == NOTHING:
        return None
    if hint in KINDS:
        return _read_kind(KINDS[hint], given, path, base)
    if _origin(hint) in (tuple, frozenset):
        return _read_many(hint, given, path, base)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _read_enum(hint, given, path)
    if is_dataclass(hint):
        return read_fields(hint, given, path, base)
    return _PLAIN[hint](given, path)


def written(hint: Hint, value: Any, base: Any = None) -> object:
    """A value as it stands in a table; of a dataclass what differs from `base` alone."""
    hint, _ = _without_none(hint)
    if value is None:
        return NOTHING
    if hint in KINDS:
        name = next(name for name, kind in KINDS[hint].items() if kind is type(value))
        table = written_fields(value, type(value)())
        return {KIND: name, **table} if table else name
    if _origin(hint) in (tuple, frozenset):
        return _written_many(hint, value)
    if isinstance(value, Enum):
        return value.name.lower()
    return written_fields(value, base) if is_dataclass(value) else plain(value)


def read_fields(kind: Hint, given: object, path: Path, base: Any = None) -> Any:
    """A dataclass from a table; what the table does not name is as in `base`, or as by default."""
    table = as_table(given, path)
    known = {each.name: each for each in _given(kind)}
    check_keys(table, known, path)
    for name, each in known.items():
        if base is None and name not in table and _is_needed(each):
            raise TableError(path, f"{name!r} is missing")
    try:
        return _made(kind, table, path, base)
    except (ValueError, UnknownName) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(_blamed(kind, table, path, base), in_words(error)) from None


def written_fields(value: Any, base: Any = None) -> dict[str, object]:
    """The fields of a dataclass that differ from `base`, or all without one."""
    kind: Hint = type(value)
    table: dict[str, object] = {}
    for each in _given(kind):
        own = getattr(value, each.name)
        before = getattr(base, each.name, MISSING)
        if own != before:
            usual = None if before is MISSING else before
            table[each.name] = written(hints(kind)[each.name], own, usual)
    return table


@lru_cache(maxsize=256)
def hints(kind: Hint) -> Mapping[str, Hint]:
    """The types of the fields of a dataclass."""
    return get_type_hints(kind)


def _made(kind: Hint, table: Mapping[str, object], path: Path, base: Any) -> Any:
    own = {each.name: each for each in _given(kind)}
    values = {
        name: _read_field(kind, own[name], value, (*path, name), getattr(base, name, None))
        for name, value in table.items()
    }
    return kind(**values) if base is None else replace(base, **values)


def _read_field(kind: Hint, field: Field[Any], given: object, path: Path, base: Any) -> Any:
    about = field.metadata.get("about")
    if about is not None:
        return read_described(about, given, path)
    return read(hints(kind)[field.name], given, path, base)


def _blamed(kind: Hint, table: Mapping[str, object], path: Path, base: Any) -> Path:
    """The key that is not possible by itself; the table where it is several together."""
    for name, value in table.items():
        if _fails(kind, {name: value}, base):
            parts = value if isinstance(value, Mapping) else {}
            for part, inner in parts.items():
                if _fails(kind, {name: {part: inner}}, base):
                    return (*path, name, part)
            return (*path, name)
    return path


def _fails(kind: Hint, table: Mapping[str, object], base: Any) -> bool:
    try:
        _made(kind, table, (), base)
    except TypeError:  # it needs others beside it
        return False
    except (ValueError, UnknownName):
        return True
    return False


def _given(kind: Hint) -> list[Field[Any]]:
    """The fields that are given, without those that a dataclass finds out by itself."""
    return [each for each in fields(kind) if each.init]


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _without_none(hint: Hint) -> tuple[Hint, bool]:
    """A type without `| None`, and whether it had that."""
    parts = get_args(hint)
    if _origin(hint) not in (Union, UnionType) or NoneType not in parts:
        return hint, False
    return next(each for each in parts if each is not NoneType), True


def _read_kind(kinds: Mapping[str, type], given: object, path: Path, base: Any) -> Any:
    if isinstance(given, str):
        return named(kinds, given, path)()
    table = dict(as_table(given, path, f"a name or a table with {KIND!r}"))
    if KIND not in table:
        if base is None:
            raise TableError(path, f"{KIND!r} is missing; allowed: {', '.join(kinds)}")
        return read_fields(type(base), table, path, base)
    kind = named(kinds, table.pop(KIND), (*path, KIND))
    return read_fields(kind, table, path)


def named(kinds: Mapping[str, Any], given: object, path: Path, what: str = "name") -> Any:
    """The entry of that name; TableError suggests one."""
    if not isinstance(given, str):
        raise TableError(path, f"must be a name, not {shown(given)}")
    if given not in kinds:
        raise TableError(path, unknown(what, given, kinds))
    return kinds[given]


def _read_enum(kind: type[Enum], given: object, path: Path) -> Enum:
    entry: Enum = named({each.name.lower(): each for each in kind}, given, path)
    return entry


def _read_many(hint: Hint, given: object, path: Path, base: Any) -> Any:
    inner = get_args(hint)
    if _origin(hint) is frozenset:
        return _read_set(inner[0], given, path, base or frozenset())
    if _is_pairs(hint):
        value = get_args(inner[0])[1]
        table = as_table(given, path)
        return tuple((name, read(value, each, (*path, name))) for name, each in table.items())
    several = as_list(given, path, MOST_ENTRIES)
    if inner[1:] == (...,):
        inner = inner[:1] * len(several)
    elif len(several) != len(inner):
        raise TableError(path, f"must be a list of {len(inner)}, not of {len(several)}")
    numbered = enumerate(zip(inner, several, strict=True))
    return tuple(read(kind, each, (*path, place)) for place, (kind, each) in numbered)


def _read_set(kind: Hint, given: object, path: Path, base: frozenset[Any]) -> frozenset[Any]:
    if not isinstance(given, Mapping):
        several = enumerate(as_list(given, path, MOST_ENTRIES))
        return frozenset(read(kind, each, (*path, place)) for place, each in several)
    switches = {
        read(kind, name, (*path, name)): read_bool(on, (*path, name)) for name, on in given.items()
    }
    return base - switches.keys() | {each for each, on in switches.items() if on}


def _written_many(hint: Hint, value: Any) -> object:
    inner = get_args(hint)
    if _origin(hint) is frozenset:
        return sorted((written(inner[0], each) for each in value), key=str)
    if _is_pairs(hint):
        return {name: written(get_args(inner[0])[1], each) for name, each in value}
    kinds = inner[:1] * len(value) if inner[1:] == (...,) else inner
    return [written(kind, each) for kind, each in zip(kinds, value, strict=True)]


def _origin(hint: Hint) -> Any:
    """The `tuple` of `tuple[int, ...]`."""
    return get_origin(hint)


def _is_pairs(hint: Hint) -> bool:
    """Whether it is a sequence of names with values."""
    first, *rest = get_args(hint)
    pair = get_args(first)
    return rest == [...] and _origin(first) is tuple and len(pair) == 2 and pair[0] is str
