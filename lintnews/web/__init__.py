"""Faces in a browser: the report of an article, and the page and interfaces that ``serve`` offers."""
