"""Tests of the page of backpropagation."""
