"""Wrong words: the slips that a spelling checker passes."""
