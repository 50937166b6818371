"""Records become statuses, roll-ups and series. Pure: no clock, no files; the date is passed in."""
