"""Tests of what can be guessed."""
