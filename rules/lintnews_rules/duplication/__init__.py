"""Rules about duplication."""
