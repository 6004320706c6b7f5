"""What happens to rules before, and to diagnostics after they ran."""

#: What is put behind the name of a piece of copy to name the suppressions file that stands beside
#: it.
EXTENSION = ".lintnews"
