"""A read-only mapping from names to things that are made when they are first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from threading import RLock
from typing import Any, Generic, TypeVar, final

T = TypeVar("T")


class UnknownName(KeyError):
    """A name that is not in a registry; its message lists the names that are."""

    def __str__(self) -> str:
        return str(self.args[0])


@final
class Registry(Mapping[str, T], Generic[T]):
    """Names in the order in which they were added; each value is made once, on first use."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._makers: dict[str, Callable[[], T]] = {}
        self._made: dict[str, T] = {}
        self._sources: list[Callable[[], object]] = []
        self._families: dict[str, Callable[[int], T]] = {}
        # Work in the background asks, too: nobody must meet a registry that is half filled.
        self._lock = RLock()

    def add(self, name: str, make: Callable[[], T]) -> None:
        """Add an entry; `make` is called when it is first asked for. ValueError on a taken name."""
        if name in self._makers:
            raise ValueError(f"there is a {self._kind} named {name!r} already")
        self._makers[name] = make

    def add_family(self, name: str, make: Callable[[int], T]) -> None:
        """Add an entry for every number: `name_10d` calls `make(10)`. Lists do not show them."""
        self._families[name] = make

    @property
    def families(self) -> Mapping[str, Callable[[int], T]]:
        """What can be made for every number, by name."""
        self._all()
        return self._families

    def discover_with(self, discover: Callable[[], object]) -> None:
        """Have `discover` add entries, once, when those of earlier sources do not suffice."""
        self._sources.append(discover)

    def name_of(self, value: T) -> str:
        """The name of a value, empty where it is none of these; what was given out is known."""
        with self._lock:
            made = next((name for name, each in self._made.items() if each is value), "")
            return made or next((name for name, each in self.items() if each is value), "")

    def __getitem__(self, name: str) -> T:
        with self._lock:
            if name not in self._made:
                self._made[name] = self._maker(name)()
            return self._made[name]

    def __contains__(self, name: object) -> bool:
        with self._lock:
            while name not in self._makers and self._sources:
                self._sources.pop(0)()
        return name in self._makers or self._parsed(name)[0] in self._families

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, Callable[[], T]]:
        with self._lock:
            while self._sources:
                self._sources.pop(0)()
        return self._makers

    def _maker(self, name: str) -> Callable[[], T]:
        if name not in self:
            known = ", ".join(self._makers)
            raise UnknownName(f"unknown {self._kind} {name!r}; known: {known}")
        return self._makers.get(name) or self._family_member(name)

    def _family_member(self, name: str) -> Callable[[], T]:
        family, number = self._parsed(name)
        return partial(self._families[family], number)

    def _parsed(self, name: object) -> tuple[str, int]:
        """Family and number of `name_10d`; an empty family where it is not of that form."""
        match = re.fullmatch(r"(\w+)_([1-9]\d{0,8})d", name) if isinstance(name, str) else None
        return (match[1], int(match[2])) if match else ("", 0)


@final
class Together(Mapping[str, T], Generic[T]):
    """Several registries as one; a name is looked for in each, one after another."""

    def __init__(self, kind: str, *registries: Registry[Any]) -> None:
        self._kind, self._registries = kind, registries

    def name_of(self, value: T) -> str:
        """The name of a value, empty where it is in none of the registries."""
        return next(filter(None, (each.name_of(value) for each in self._registries)), "")

    def __getitem__(self, name: str) -> T:
        for registry in self._registries:
            if name in registry:
                found: T = registry[name]
                return found
        raise UnknownName(f"unknown {self._kind} {name!r}; known: {', '.join(self)}")

    def __contains__(self, name: object) -> bool:
        return any(name in each for each in self._registries)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._registries)

    def __len__(self) -> int:
        return sum(map(len, self._registries))
