"""Open data: every table as CSV, all of them as JSON, described as a Data Package, in one zip."""
