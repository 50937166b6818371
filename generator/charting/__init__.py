"""Measures become Altair charts, and charts become SVG, PNG and CSV, cached by content."""
