"""What the linter sees in an article, on paper and as JSON."""
