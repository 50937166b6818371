"""Fuzzing of everything that reads what strangers wrote: see ``readers`` for what is read, ``__main__`` for long runs."""
