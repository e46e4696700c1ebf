"""Where something stands in an author's file.

Knows nothing of YAML, Markdown or problems: everything that an author wrote carries one of these.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; `path` is relative to the site's folder, with forward slashes.

    `line` and `column` count from 1; 0 stands for the file (or folder) as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that an author wrote to point at something else."""

    id: str
    place: Location

    def __str__(self) -> str:
        return self.id
