"""Rules of the pack sensitive: suicide, disability, migration, and crime before a verdict."""
