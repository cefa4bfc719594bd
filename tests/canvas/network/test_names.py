"""What inputs and outputs are called in drawings of a network."""

from __future__ import annotations

import pytest

from gdviz.canvas.network.names import input_names, output_names
from gdviz.session.tasks.learning_data import LearningData


def test_neurons_hold_no_millimetres() -> None:
    samples = LearningData("penguins").samples
    assert samples.input_labels == ("Bill length (mm)", "Flipper length (mm)")
    assert input_names(samples) == ["Bill length", "Flipper length"]
    assert output_names(samples, 3) == ("Adelie", "Chinstrap", "Gentoo")


@pytest.mark.parametrize(
    ("label", "name"),
    [("(mm)", "(mm)"), ("a (b) c", "a (b) c"), ("size(cm)", "size"), ("a (b) (c)", "a (b)")],
)
def test_only_what_ends_a_name_is_a_unit(tmp_path, label: str, name: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{label},y\n" + "".join(f"{i},{i * i}\n" for i in range(20)))
    assert input_names(LearningData(file=str(path)).samples) == [name]
