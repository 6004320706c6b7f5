"""What the exit code of a run says."""

#: nothing to mark, findings, the whole job could not be done, interrupted
CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
