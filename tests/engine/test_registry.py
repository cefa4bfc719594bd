"""Names and what they stand for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gdviz.engine.registry import Registry, Together, UnknownName


@pytest.fixture
def made() -> list[str]:
    """The names of the things that have been made."""
    return []


@pytest.fixture
def fruits(made: list[str]) -> Registry[list[str]]:
    """A registry of two entries that note when they are made."""
    registry: Registry[list[str]] = Registry("fruit")
    for name in ("pear", "apple"):
        registry.add(name, lambda name=name: made.append(name) or [name])
    return registry


def test_a_registry_is_a_read_only_mapping_in_the_order_of_adding(
    fruits: Registry[list[str]],
) -> None:
    assert isinstance(fruits, Mapping)
    assert list(fruits) == ["pear", "apple"]
    assert len(fruits) == 2
    assert dict(fruits) == {"pear": ["pear"], "apple": ["apple"]}
    assert not hasattr(fruits, "__setitem__")


def test_a_thing_is_made_once_and_when_it_is_asked_for(
    fruits: Registry[list[str]], made: list[str]
) -> None:
    assert "pear" in fruits
    assert made == []
    assert fruits["apple"] is fruits["apple"]
    assert made == ["apple"]


def test_an_unknown_name_lists_the_known_ones_without_making_them(
    fruits: Registry[list[str]], made: list[str]
) -> None:
    with pytest.raises(UnknownName) as caught:
        fruits["plum"]
    assert str(caught.value) == "unknown fruit 'plum'; known: pear, apple"
    assert isinstance(caught.value, KeyError)
    assert made == []


def test_an_unknown_name_is_absent_as_in_any_mapping(fruits: Registry[list[str]]) -> None:
    assert "plum" not in fruits
    assert fruits.get("plum") is None


def test_a_taken_name_is_refused_and_the_first_entry_stays(fruits: Registry[list[str]]) -> None:
    with pytest.raises(ValueError, match="there is a fruit named 'pear' already"):
        fruits.add("pear", list)
    assert fruits["pear"] == ["pear"]


def test_an_entry_that_could_not_be_made_is_tried_again() -> None:
    answers = iter([OSError("no disk"), "cherry"])

    def make() -> str:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    registry: Registry[str] = Registry("fruit")
    registry.add("cherry", make)
    with pytest.raises(OSError, match="no disk"):
        registry["cherry"]
    assert registry["cherry"] == "cherry"


def test_sources_are_read_as_far_as_the_name_is(made: list[str]) -> None:
    registry: Registry[str] = Registry("fruit")
    for name in ("pear", "apple", "plum"):
        registry.discover_with(lambda name=name: made.append(name) or registry.add(name, str))
    assert "apple" in registry
    assert made == ["pear", "apple"]
    assert list(registry) == ["pear", "apple", "plum"]


def test_a_value_that_was_given_out_has_its_name_without_making_others(
    fruits: Registry[list[str]], made: list[str]
) -> None:
    apple = fruits["apple"]
    assert fruits.name_of(apple) == "apple"
    assert made == ["apple"]
    assert fruits.name_of(["plum"]) == ""


def test_several_registries_are_as_one_in_their_order(
    fruits: Registry[list[str]], made: list[str]
) -> None:
    roots: Registry[list[str]] = Registry("root")
    roots.add("carrot", lambda: ["carrot"])
    food = Together("food", fruits, roots)
    assert list(food) == ["pear", "apple", "carrot"]
    assert len(food) == 3
    assert food["carrot"] is roots["carrot"]
    assert made == []
    assert food.name_of(roots["carrot"]) == "carrot"
    assert food.name_of(["stone"]) == ""
    assert "stone" not in food
    with pytest.raises(UnknownName, match="unknown food 'stone'; known: pear, apple, carrot"):
        food["stone"]
