"""Tests of the network's page."""
