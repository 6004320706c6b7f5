"""One run over many files: what is asked for, what is read, what is found, what is kept."""
