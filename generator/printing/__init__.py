"""Pages of a built site on paper: the one room that runs a browser. Only the edge calls it."""
