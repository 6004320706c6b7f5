"""What people who write rules test with."""
