"""Tests of gdviz/canvas/network."""
