"""Tests of gdviz/poster."""
