"""Rules about placeholder."""
