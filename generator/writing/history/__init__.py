"""The pages, feeds and tables that tell the past."""
