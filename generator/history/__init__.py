"""Two versions of a project become typed changes, each with its own sentence; git stays at this room's edge."""
