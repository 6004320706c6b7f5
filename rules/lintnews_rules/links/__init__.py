"""Rules about links, markup and the file."""
