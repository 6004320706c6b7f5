"""Faces in a browser: the report of an article, and the page that ``serve`` offers."""
