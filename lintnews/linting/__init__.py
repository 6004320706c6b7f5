"""Rules: what one is, how they are chosen and run, and what becomes of a finding."""
