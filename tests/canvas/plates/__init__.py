"""Tests of gdviz/canvas/plates."""
