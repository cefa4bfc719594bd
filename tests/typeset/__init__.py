"""Tests of typeset mathematics."""
