"""The controls around the canvas, built from the engine's own descriptions."""
