"""What things are: frozen, typed, with no behaviour beyond themselves."""
