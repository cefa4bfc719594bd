"""Lessons: files of slides, each with words and a scene, and who plays them. No widgets here."""
