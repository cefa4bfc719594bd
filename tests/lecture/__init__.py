"""Tests of the lecture room."""
