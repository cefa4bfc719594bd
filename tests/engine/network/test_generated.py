"""Generated samples lie where their geometry says; how samples are split."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.network.generated import generated


def test_without_noise_samples_lie_on_their_curves() -> None:
    radius = np.hypot(*generated["circles"](40, 0.0, 0).inputs.T)
    assert radius == pytest.approx(1 + np.arange(40) % 2)
    moons = generated["moons"](40, 0.0, 0)
    centres = np.where(moons.answers[:, None] == 0, [0.0, 0.0], [1.0, 0.5])
    assert np.hypot(*(moons.inputs - centres).T) == pytest.approx(1)
    spirals = generated["spirals"](40, 0.0, 0).inputs
    assert spirals[::2] == pytest.approx(-spirals[1::2])
    xor = generated["xor"](40, 0.0, 0)
    assert np.array_equal(xor.inputs.prod(axis=1) < 0, xor.answers == 1)
    assert len(np.unique(xor.inputs, axis=0)) == 4
    sine = generated["sine"](40, 0.0, 0)
    assert sine.answers == pytest.approx(np.sin(sine.inputs[:, 0]))


@pytest.mark.parametrize("name", list(generated))
def test_a_seed_repeats_and_noise_is_as_wide_as_asked(name: str) -> None:
    one, same, other = (generated[name](4000, 0.2, seed) for seed in (1, 1, 2))
    still = generated[name](4000, 0.0, 1)
    assert np.array_equal(one.inputs, same.inputs)
    assert np.array_equal(one.answers, same.answers)
    shaken = np.column_stack([one.inputs - still.inputs, one.answers - still.answers])
    assert shaken[:, np.any(shaken, axis=0)].std() == pytest.approx(0.2, rel=0.05)
    assert not (
        np.array_equal(one.inputs, other.inputs) and np.array_equal(one.answers, other.answers)
    )
    with pytest.raises(ValueError, match="not 3"):
        generated[name](3, 0.2, 0)
    with pytest.raises(ValueError, match="noise is 0 or more, not -1"):
        generated[name](10, -1, 0)


def test_every_sample_is_trained_on_or_held_out() -> None:
    samples = generated["moons"](50, 0.1, 0)
    training, held_out = samples.split(0.2, seed=3)
    assert (training.count, held_out.count) == (40, 10)
    rows = np.vstack([training.inputs, held_out.inputs])
    assert np.array_equal(np.unique(rows, axis=0), np.unique(samples.inputs, axis=0))
    for share in (0.0, 1.0, 0.001, float("nan")):
        with pytest.raises(ValueError, match="leaves nothing on one side"):
            samples.split(share)
