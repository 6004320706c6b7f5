"""Rules about boilerplate."""
