"""How commands end, as a number (besides 0, all is well, and click's own 2 for wrong use)."""

PROBLEMS = 1
"""Problems in the content."""
MACHINE = 3
"""The machine would not: a full disk, no right to write, another build; or a fault of ours."""
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""
