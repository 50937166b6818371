"""Editions: the data as they were on the days that count, what became of each figure since, any two compared."""
