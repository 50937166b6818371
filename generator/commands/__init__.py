"""The subcommands of ``minhbach``, one module each: options in, one call to a room, words and an exit code out."""
