"""Lets ``python -m generator`` stand in for the command ``minhbach``."""

from generator.cli import main

if __name__ == "__main__":
    main()
