"""Answers to questions about the whole cost: each view draws that of one study."""
