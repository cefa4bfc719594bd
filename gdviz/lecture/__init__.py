"""Lecturing: full screen, presenter keys, the blank screen and the list of keys."""
