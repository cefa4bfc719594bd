"""Tests of the speaker's screen."""
