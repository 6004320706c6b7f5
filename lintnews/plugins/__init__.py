"""How rules get in: pluggy hooks behind entry points, the same door for everybody."""
