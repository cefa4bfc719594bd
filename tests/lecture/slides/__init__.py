"""Tests of gdviz.lecture.slides."""
