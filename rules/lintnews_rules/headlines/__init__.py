"""Rules that hold the headline, the deck and the corrections against the story."""
