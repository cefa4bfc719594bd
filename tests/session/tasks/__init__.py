"""Tests of what a model learns from."""
