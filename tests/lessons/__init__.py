"""Tests of lessons: their files, and who plays them."""
