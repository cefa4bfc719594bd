"""Measurements, printed as one table by `python -m tests.benchmarks`."""
