"""The curse of dimensionality: what searches and descents need as parameters become more."""

from gdviz.engine.curse.curse import Curse, CurseRow, curse_of_dimensionality
from gdviz.engine.curse.durations import Duration, Unit, in_words
from gdviz.engine.curse.growth import GridGrowth, RandomGrowth
from gdviz.engine.curse.measured import Known, Need
from gdviz.engine.curse.networks import NETWORKS, Network

__all__ = [
    "NETWORKS",
    "Curse",
    "CurseRow",
    "Duration",
    "GridGrowth",
    "Known",
    "Need",
    "Network",
    "RandomGrowth",
    "Unit",
    "curse_of_dimensionality",
    "in_words",
]
