"""Tests of the canvas: pixels in, points out."""
