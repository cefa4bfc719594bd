"""Tests of the panel: what it asks for, and what it shows."""
