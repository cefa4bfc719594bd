"""Tests of the session: the truth and its signals, without a window."""
