"""Readers: one module a format, a source in and articles out."""
