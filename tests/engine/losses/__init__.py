"""Tests of gdviz/engine/losses."""
