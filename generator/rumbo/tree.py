"""The staged tree: what the compiler hands to an engine, one per language.

Plain data, free of any engine's terms: files by path, and the frame that every page stands in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """A title and where it leads: a source path within the tree (`playbooks/index.md`) or an absolute URL."""

    title: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is the same on every page of one language.

    `url` ends with a slash, or is empty where the owner gave none. `navigation` lists the few pages of the header;
    all other pages stay out of it. `stylesheets` and `scripts` are paths within the tree. `options` are the owner's
    allow-listed engine options.
    """

    name: str
    language: str
    url: str = ""
    description: str = ""
    publisher: str = ""
    logo: str | None = None
    favicon: str | None = None
    navigation: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    noindex: bool = False
    strings: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputTree:
    """One language's site before an engine builds it.

    `files` are pages (`index.md`, `playbooks/x.md`: front matter and one block of HTML) and assets by path;
    `overrides` are the engine theme's templates by path.
    """

    frame: Frame
    files: Mapping[str, bytes]
    overrides: Mapping[str, bytes] = field(default_factory=dict)

    def __str__(self) -> str:
        return "\n".join(sorted(self.files))
