"""Rules: what one is, what it yields, and the one pass that serves all phrase rules."""
