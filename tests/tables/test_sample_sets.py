"""The sets that are shipped: where they come from, and that they hold what their sources say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.resources import resource
from gdviz.tables import sample_sets as module
from gdviz.tables.read import read_table
from gdviz.tables.sample_sets import Kind, SampleSet, read_set, sample_sets
from gdviz.tables.table import Table

every_set = pytest.mark.parametrize("name", sorted(sample_sets))


def means(name: str) -> dict[str, float]:
    return {label: float(each.mean()) for label, each in sample_sets[name].table.numbers.items()}


def test_there_is_one_of_every_kind() -> None:
    assert {each.kind for each in sample_sets.values()} == set(Kind)
    files = {path.stem for path in resource("samples").iterdir()}
    assert set(sample_sets) == files == {"cars", "digits", "iris", "penguins"}


@every_set
def test_a_set_says_where_it_comes_from_and_what_it_allows(name: str) -> None:
    entry = sample_sets[name]
    assert all((entry.title, entry.source, entry.licence))
    assert entry.table.about["terms"].startswith("https://creativecommons.org/")
    assert (entry.title, entry.source) == (entry.table.title, entry.table.source)
    assert entry.licence == entry.samples().licence


@every_set
def test_a_set_is_whole(name: str) -> None:
    table = sample_sets[name].table
    assert table.left_out_rows == table.left_out_columns == ()
    assert all(np.isfinite(each).all() for each in table.numbers.values())
    assert all(len(each) == table.row_count for each in table.numbers.values())


@every_set
def test_its_first_choice_suits_its_kind(name: str) -> None:
    entry = sample_sets[name]
    samples = entry.samples()
    assert bool(samples.classes) == (entry.kind is not Kind.NUMBERS)
    assert (samples.picture is not None) == (entry.kind is Kind.PICTURES)
    assert samples.inputs.shape[1] <= 2 or samples.picture


@every_set
def test_every_input_that_is_offered_can_be_chosen(name: str) -> None:
    entry = sample_sets[name]
    for label in entry.inputs:
        if entry.kind is not Kind.PICTURES:
            assert entry.samples((label,)).input_labels == (label,)
    assert entry.samples(entry.inputs).inputs.shape[1] == len(entry.table.numbers) - (
        entry.choice.answer in entry.table.numbers
    )


@every_set
def test_a_table_that_a_person_opens_makes_the_same_set(name: str) -> None:
    entry = sample_sets[name]
    own = SampleSet.of(read_table(resource("samples", f"{name}.csv")))
    assert (own.title, own.kind, own.choice) == (entry.title, entry.kind, entry.choice)
    np.testing.assert_array_equal(own.samples().inputs, entry.samples().inputs)


def test_a_list_of_sets_reads_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> Table:
        raise AssertionError(path)

    monkeypatch.setattr(module, "read_table", forbidden)
    fresh = [read_set(path) for path in sorted(resource("samples").iterdir())]
    assert [entry.title for entry in fresh] == ["Cars", "Handwritten digits", "Iris", "Penguins"]


def test_penguins_are_those_of_the_paper() -> None:
    table = sample_sets["penguins"].table
    species = table.texts["Species"]
    assert species.categories == ("Adelie", "Chinstrap", "Gentoo")
    assert np.bincount(species.indices).tolist() == [151, 68, 123]
    # The summary of the R package palmerpenguins.
    assert means("penguins") == pytest.approx(
        {
            "Bill length (mm)": 43.92193,
            "Bill depth (mm)": 17.15117,
            "Flipper length (mm)": 200.9152,
            "Body mass (g)": 4201.754,
        },
        rel=1e-6,
    )


def test_irises_are_those_of_the_paper() -> None:
    table = sample_sets["iris"].table
    assert np.bincount(table.texts["Species"].indices).tolist() == [50, 50, 50]
    # Fisher 1936, table 2: the means of each species, in the order of the columns.
    fisher = {
        "Setosa": [5.006, 3.428, 1.462, 0.246],
        "Versicolor": [5.936, 2.770, 4.260, 1.326],
        "Virginica": [6.588, 2.974, 5.552, 2.026],
    }
    numbers = np.stack([table.numbers[name] for name in table.columns[:4]], axis=1)
    for index, species in enumerate(table.texts["Species"].categories):
        rows = table.texts["Species"].indices == index
        np.testing.assert_allclose(numbers[rows].mean(axis=0), fisher[species], rtol=1e-12)


def test_cars_are_those_of_the_repository() -> None:
    assert sample_sets["cars"].table.row_count == 392
    # As R's ISLR::Auto and seaborn's mpg without incomplete rows have them.
    assert means("cars") == pytest.approx(
        {
            "Horsepower": 104.469388,
            "Displacement (cubic inches)": 194.411990,
            "Weight (lb)": 2977.584184,
            "Seconds to 60 mph": 15.541327,
            "Miles per gallon": 23.445918,
        },
        rel=1e-7,
    )


def test_consumption_is_no_straight_line_of_power() -> None:
    samples = sample_sets["cars"].samples()
    power, mileage = samples.inputs[:, 0], samples.answers

    def unexplained(degree: int) -> float:
        fit = np.polynomial.Polynomial.fit(power, mileage, degree)
        return float(((mileage - fit(power)) ** 2).sum() / ((mileage - mileage.mean()) ** 2).sum())

    # James, Witten, Hastie, Tibshirani, "An Introduction to Statistical Learning", section 3.3.2:
    # the share that is explained rises from 0.606 to 0.688 with a square.
    assert 1 - unexplained(1) == pytest.approx(0.606, abs=5e-4)
    assert 1 - unexplained(2) == pytest.approx(0.688, abs=5e-4)


def test_digits_are_those_of_the_test_set() -> None:
    samples = sample_sets["digits"].samples()
    assert samples.inputs.shape == (1797, 64)
    assert samples.picture == (8, 8)
    assert samples.classes == tuple("0123456789")
    # The counts in the repository's own description.
    counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.bincount(samples.answers.astype(int)).tolist() == counts
    sixteenths = samples.inputs * 16
    assert (sixteenths == np.round(sixteenths)).all()
    assert (sixteenths.min(), sixteenths.max()) == (0, 16)


def test_a_zero_is_dark_in_the_middle_and_a_one_is_bright() -> None:
    samples = sample_sets["digits"].samples()
    pictures = samples.inputs.reshape(-1, 8, 8)
    middle = [pictures[samples.answers == digit][:, 3:5, 3:5].mean() for digit in (0, 1)]
    assert middle[0] < 0.1
    assert middle[1] > 0.7


def test_a_file_that_does_not_say_enough_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stones.csv"
    about = "# title: Stones\n# kind: curve\n# source: a quarry\n# licence: CC0\n"
    for text in ("size\n1\n", about, about.replace("curve", "numbers").replace("licence", "law")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"stones\.csv: not a set of samples"):
            read_set(path)


def test_a_set_is_read_once() -> None:
    entry: SampleSet = sample_sets["iris"]
    assert entry.table is entry.table
    assert sample_sets["iris"] is entry
