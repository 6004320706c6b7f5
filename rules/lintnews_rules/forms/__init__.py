"""Rules about one article, one form."""
