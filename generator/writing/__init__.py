"""Measures and charts become pages (Jinja2) and open data files."""
