"""Tests of gdviz/canvas/flat."""
