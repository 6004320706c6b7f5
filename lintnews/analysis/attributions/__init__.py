"""What the analysis of attributions is made of: words, phrases, cues, sources, contents."""
