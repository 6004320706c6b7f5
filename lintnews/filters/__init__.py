"""What happens to rules before, and to diagnostics after they ran."""
