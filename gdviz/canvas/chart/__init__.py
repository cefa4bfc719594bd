"""The chart below the canvas: a quantity of every run against the step."""
