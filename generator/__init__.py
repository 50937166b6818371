"""Turns versioned YAML and CSV about public commitments and results into a static website."""

__version__ = "0.1.0"
