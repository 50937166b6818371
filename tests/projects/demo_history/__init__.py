"""The life of the demonstration project: a git repository of 300 commits that ends in ``tests/projects/minh-hoa``.

    python -m tests.projects.demo_history DIR

Same bytes every run: no clock, no settings of the user, no chance but seeded. What is worth reading first is the
table of what was done on purpose, ``planted.py``; the ordinary life around it, each source with what rests on it,
is in ``ordinary.py``. The history is written backwards: each commit says how to take back what it did, and what a
reader must be told of it (``edits.py``); ``telling.py`` puts them in order and ``repository.py`` hands them to git.
"""
