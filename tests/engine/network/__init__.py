"""Tests of gdviz/engine/network."""
