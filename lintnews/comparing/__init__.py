"""A story held against its original: which paragraphs belong together, and what changed."""
