"""Files become records, every value with its file, line and column."""
