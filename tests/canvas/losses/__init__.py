"""Tests of gdviz/canvas/losses."""
