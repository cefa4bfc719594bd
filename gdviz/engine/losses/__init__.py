"""Losses, what one answer costs, and the costs of a fit that are their means."""
