"""From a `Site` to a tree of pages for an engine, without touching a disk. Knows nothing of how files are read."""
