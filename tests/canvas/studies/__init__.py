"""Tests of the studies beside the picture."""
