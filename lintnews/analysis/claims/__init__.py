"""What the paper claims in its own voice."""
