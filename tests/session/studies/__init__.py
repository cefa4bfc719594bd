"""Tests of what studies ask."""
