"""The manual: pages about rules, options and topics, as text and in a terminal."""
