"""What flake8 is for Python, for news copy."""
