"""Tests of the cost as a surface in space."""
