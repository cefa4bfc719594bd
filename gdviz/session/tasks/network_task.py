"""A multilayer perceptron that learns from samples by gradient descent on all its weights."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self, final

from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.samples import Samples
from gdviz.engine.transforms import MiniBatch
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.task import Task

#: More weights than these take more memory a step than a history of steps has.
MOST_WEIGHTS = 50_000


@final
@dataclass(frozen=True)
class NetworkTask(Task):
    """A network and its data; ValueError names a part that is not possible.

    `hidden` are the sizes of the hidden layers. An empty `output` or `objective` means the one
    that suits the data: probabilities and cross-entropy for classes, numbers and squared error
    else.
    """

    optimizer = "adam"
    speed = 60.0
    transforms = (MiniBatch(32),)
    keeps_start = False
    has_network = True

    data: LearningData = field(default_factory=LearningData)
    hidden: tuple[int, ...] = (16, 16)
    activation: str = "tanh"
    output: str = ""
    objective: str = ""
    initialisation: str = "xavier"
    l2: float = hyperparameter(
        0.0,
        Hyperparameter(
            "L2", "λ", "How much large weights cost in themselves.", 0.0, math.inf, (0.0, 0.1)
        ),
    )
    seed: float = hyperparameter(
        0,
        Hyperparameter(
            "Seed",
            "",
            "Another seed draws other weights to begin with.",
            0,
            2**31 - 1,
            (0, 100),
            whole=True,
        ),
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        self.function()

    @property
    def network(self) -> Network:
        """The network that suits the data."""
        training = self.data.prepared.training
        sizes = (training.inputs.shape[1], *self.hidden, _outputs_for(training))
        return Network(sizes, self.activation, self.output or _output_for(training))

    def function(self, name: str = "") -> NetworkCost:
        return _cost(self, held_out=False)

    @property
    def held_out_cost(self) -> NetworkCost:
        """The cost of the same weights on the samples that are held out."""
        return _cost(self, held_out=True)

    def row(self, sample: int) -> int:
        """The index of a training sample; beyond the last one they are counted again."""
        return sample % self.function().sample_count

    def redrawn(self, seed: int) -> Self:
        return replace(self, seed=seed)


def _outputs_for(samples: Samples) -> int:
    return len(samples.classes) if len(samples.classes) > 2 else 1


def _output_for(samples: Samples) -> str:
    return ("sigmoid" if len(samples.classes) == 2 else "softmax") if samples.classes else "linear"


@lru_cache(maxsize=16)
def _cost(task: NetworkTask, held_out: bool) -> NetworkCost:
    prepared, network = task.data.prepared, task.network
    _check_size(network)
    samples = prepared.held_out if held_out else prepared.training
    return network_cost(
        network,
        samples,
        task.objective or _objective_for(samples, network),
        l2=task.l2,
        initialisation=task.initialisation,
        seed=int(task.seed),
    )


def _objective_for(samples: Samples, network: Network) -> str:
    """What suits both: an output that gives no probabilities has a squared error alone."""
    likely = samples.classes and network.outputs_as.surprise is not None
    return "cross_entropy" if likely else "squared_error"


def _check_size(network: Network) -> None:
    if network.dimension > MOST_WEIGHTS:
        raise ValueError(
            f"these layers have {network.dimension:,} weights; {MOST_WEIGHTS:,} is the most"
        )
