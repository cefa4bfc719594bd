"""The engine's words for a person, in that person's language.

The engine knows no Qt, so its titles, labels and sentences are translated where they are shown.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.cost import CostFunction
from gdviz.engine.hyperparameter import About

MINUS = "−"


def translated(text: str) -> str:
    """A text of the engine in the language of the program."""
    return QCoreApplication.translate("engine", text)


def allowed_range(about: About) -> str:
    """The range of a hyper-parameter in words."""
    return translated(about.range_template).format(**about.bounds)


def round_number(value: float) -> str:
    """A number that is round by choice, such as that of a level line, with all its digits."""
    return f"{value:z.4g}".replace("-", MINUS)


def number(value: float, digits: int = 3) -> str:
    """A number to so many significant digits, with a real minus sign and few zeros."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        text = f"{value:z#.{digits}g}".rstrip(".")
        text = text if "e" not in text else f"{value:.0f}"
    else:
        text = f"{value:.{digits - 1}e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")
    return text.replace("-", MINUS)


def domain_in_words(cost: CostFunction) -> str:
    """The domain, such as `x from −2 to 2, y from −1 to 3`."""
    template = QCoreApplication.translate("Session", "{name} from {low} to {high}")
    domain = cost.domain
    bounds = zip(cost.coordinates, domain.lower, domain.upper, strict=True)
    return ", ".join(
        template.format(name=each.symbol, low=number(low), high=number(high))
        for each, low, high in bounds
    )
