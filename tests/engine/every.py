"""Every cost function and every optimizer there is, so that a new one is tested by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st

from gdviz import Domain, costs, optimizers
from gdviz.engine.cost import Array

every_cost = pytest.mark.parametrize("cost", list(costs.values()), ids=list(costs))
every_optimizer = pytest.mark.parametrize("rule", list(optimizers.values()), ids=list(optimizers))


def points_in(domain: Domain) -> st.SearchStrategy[Array]:
    """Points of a domain, its corners and edges among them."""
    share = st.floats(0, 1, allow_subnormal=False)
    shares = st.lists(share, min_size=domain.dimension, max_size=domain.dimension)
    return shares.map(lambda each: domain.clamp(domain.lower + np.array(each) * domain.span))
