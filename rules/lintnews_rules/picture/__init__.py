"""Rules about captions and credits."""
