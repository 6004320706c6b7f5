"""How rules get in: pluggy hooks, announced as entry points, the same way for everybody."""
