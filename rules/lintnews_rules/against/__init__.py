"""Rules about a story held against its original: the wire story, or the last version."""
