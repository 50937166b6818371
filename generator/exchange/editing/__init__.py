"""Edits become files: only the bytes of a change differ, and nothing is written that the rules refuse."""
