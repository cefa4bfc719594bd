"""Registries that several threads ask at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

from gdviz.engine.registry import Registry


def test_whoever_asks_while_a_registry_is_filled_finds_what_comes() -> None:
    registry: Registry[object] = Registry("thing")
    together = Barrier(4)

    def fill() -> None:
        sleep(0.05)
        registry.add("late", object)

    registry.discover_with(fill)

    def ask() -> object:
        together.wait()
        return registry["late"]

    with ThreadPoolExecutor(4) as pool:
        found = [each.result() for each in [pool.submit(ask) for _ in range(4)]]
    assert len({id(each) for each in found}) == 1
