"""Rules about the structure of a story."""
