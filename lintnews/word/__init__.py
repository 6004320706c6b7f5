"""``lintnews review``: findings as comments in a Word document."""
