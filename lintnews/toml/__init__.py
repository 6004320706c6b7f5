"""TOML files: read with limits, every key checked against a table of keys, every fault placed."""
