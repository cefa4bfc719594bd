"""What each study asks of a scene: its key and its work, computed by the engine."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.session.desk import Ask
from gdviz.session.studies.basins import ask_basins
from gdviz.session.studies.dimensions import ask_dimensions
from gdviz.session.studies.rates import ask_rates
from gdviz.session.studies.trainability import ask_trainability
from gdviz.session.study import Study

#: The studies in the order in which they are offered.
ASKS: Mapping[Study, Ask] = {
    Study.BASINS: ask_basins,
    Study.RATES: ask_rates,
    Study.TRAINABILITY: ask_trainability,
    Study.DIMENSIONS: ask_dimensions,
}
