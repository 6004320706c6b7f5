"""Rules about sourcing."""
