"""Tests of gdviz/engine/maps."""
