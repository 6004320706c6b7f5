"""Rules of style packs: ap-like, uk-like and web. All are off unless a desk chooses the pack."""
