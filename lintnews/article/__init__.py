"""What an article is: a text, its blocks, and where both stand in the source."""
