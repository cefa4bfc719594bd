"""Plates with words on the picture, and where they have room."""
