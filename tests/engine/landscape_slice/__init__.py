"""Tests of gdviz/engine/landscape_slice."""
