"""Analyses: what can be known about an article, each a plain function of a ``Reading``."""
