"""Learning-rate sweeps: what becomes of a descent at every learning rate of a range."""

from gdviz.engine.sweep.asked import Asked
from gdviz.engine.sweep.outcomes import Outcomes, Verdict
from gdviz.engine.sweep.sweep import Sweep, sweep_learning_rates
from gdviz.engine.sweep.theory import Theory

__all__ = ["Asked", "Outcomes", "Sweep", "Theory", "Verdict", "sweep_learning_rates"]
