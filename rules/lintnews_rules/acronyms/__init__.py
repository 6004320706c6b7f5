"""Rules about acronyms."""
