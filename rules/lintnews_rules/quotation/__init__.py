"""Rules about quotation."""
