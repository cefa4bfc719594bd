"""Every cost function and every optimizer there is, so that a new one is tested by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st

from gdviz import Domain, costs, optimizers
from gdviz.engine.cost import Array

every_cost = pytest.mark.parametrize("cost", list(costs.values()), ids=list(costs))
every_smooth_cost = pytest.mark.parametrize(
    "cost",
    [cost for cost in costs.values() if cost.smooth],
    ids=[name for name, cost in costs.items() if cost.smooth],
)
every_optimizer = pytest.mark.parametrize("rule", list(optimizers.values()), ids=list(optimizers))


def points_in(domain: Domain) -> st.SearchStrategy[Array]:
    """Points of a domain, its corners and edges among them."""
    share = st.floats(0, 1, allow_subnormal=False)
    shares = st.lists(share, min_size=domain.dimension, max_size=domain.dimension)
    return shares.map(lambda each: domain.clamp(domain.lower + np.array(each) * domain.span))


#: Pairs that the suited learning rate once led uphill: valleys narrower than its moves.
NARROW = [("rmsprop", "cross_in_tray"), ("lion", "schaffer_2")]
#: Every cost with three optimizers and so every optimizer with several costs: what holds for each
#: alone needs no full table, which would grow with the product of the two.
_SOME = [
    (rule, cost)
    for place, cost in enumerate(costs)
    for rule in [list(optimizers)[(3 * place + shift) % len(optimizers)] for shift in (0, 7, 12)]
]
# Newton on Levy's function is none of them: its whole step, which nothing holds back, goes to the
# vertex of a parabola that hardly bends, far outside the domain, and ends in a higher valley there.
PAIRS = [*_SOME, *(each for each in NARROW if each not in _SOME)]
every_pairing = pytest.mark.parametrize(
    ("rule", "cost"),
    [(optimizers[rule], costs[cost]) for rule, cost in PAIRS],
    ids=["-".join(pair) for pair in PAIRS],
)
