"""The forms of the issue page: made from the data, read back, and answered in plain words."""
