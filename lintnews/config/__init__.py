"""Configuration: found near the file, checked whole, resolved once."""
