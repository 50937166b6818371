"""Do the sources still open? Addresses are asked, politely, and what was found is kept in ``links.csv``.

The one room that uses the network. It stands at the edge: nothing that builds a site imports it.
"""
