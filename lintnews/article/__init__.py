"""What an article is: a text, its blocks, and where both come from in the source."""
