"""The picture of a cost from above or as a curve, and what moves on it."""
