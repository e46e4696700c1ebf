"""From an author's files to a `Site`, or to every problem in them. Knows nothing of pages."""
