"""Rules without code: a TOML table becomes an ordinary rule.

Nothing in such a file runs: it holds phrases and patterns, the words to say about
them, and the examples that prove it. ``rule_keys`` is the whole menu, ``table`` makes a
rule of a table, ``file`` reads a file of them, and the other modules are the kinds
of check.
"""
