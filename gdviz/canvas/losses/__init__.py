"""The page on which losses are compared: their surfaces side by side, and the data."""
