"""Reporters: one module a format, findings in and text out."""
