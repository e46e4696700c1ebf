"""The staged tree: what the compiler hands to an engine, one per language.

Plain data, free of any engine's terms: files by path, and the frame that every page stands in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape


class ThemeError(Exception):
    """A fault in a template, a script, a style or the words of a language: a theme author's to mend."""


@dataclass(frozen=True, slots=True)
class Link:
    """A title and where it leads: a source path within the tree (`playbooks/index.md`) or an absolute URL."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the site's languages as a visitor may choose it: its code, and its own name for itself.

    `root` leads there from the root of the language that offers the choice: `../en/`, or `./` to itself; `url` from
    anywhere, and is empty where the owner gave no address.
    """

    language: str
    name: str
    root: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is the same on every page of one language.

    `url` is where this language's root is published and ends with a slash, or is empty where the owner gave none;
    `folder` is the part of it below the whole site's root: `en/`, or nothing where there is one language. `editions`
    are all languages, the default one first, where there are several. `navigation` lists the few pages of the header;
    all other pages stay out of it. `note` is the footer's sentence.
    `stylesheets` and `scripts` are paths within the tree. `options` are the owner's allow-listed engine options.
    `instant` is whether a page may be put in the place of another without loading it: it then keeps the other's policy.
    """

    name: str
    language: str
    url: str = ""
    folder: str = ""
    editions: tuple[Edition, ...] = ()
    description: str = ""
    publisher: str = ""
    logo: str | None = None
    favicon: str | None = None
    navigation: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    note: str = ""
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    noindex: bool = False
    instant: bool = True
    strings: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page without its frame: plain text, and one block of HTML without blank lines.

    Pages of one `kind` at one depth stand in the same frame but for their own title, description and address. `style`
    is the path of their kind's stylesheet within the tree, `connect` the one other origin to which pages of this kind
    may send answers; these and the description may be empty. `camera` is whether a page may ask for one.
    `later` is HTML that its script fetches when it is needed (`routes.later`), empty for most.
    """

    kind: str
    title: str
    html: str
    description: str = ""
    style: str = ""
    connect: str = ""
    camera: bool = False
    later: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputTree:
    """One language's site before an engine builds it.

    `pages` by path (`index.md`, `playbooks/x.md`), `files` all that is published as it is; `overrides` are the engine
    theme's templates by path.
    """

    frame: Frame
    pages: Mapping[str, Page]
    files: Mapping[str, bytes] = field(default_factory=dict)
    overrides: Mapping[str, bytes] = field(default_factory=dict)

    def __str__(self) -> str:
        return "\n".join(sorted([*self.pages, *self.files]))


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is published: a tree for each language, the default one first, and finished files in front of them.

    `keep` are paths in the published folder that somebody else put there and that a build leaves alone.
    """

    trees: tuple[OutputTree, ...]
    front: Mapping[str, bytes] = field(default_factory=dict)
    keep: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Where the whole site is published; empty where its owner gave no address."""
        frame = self.trees[0].frame
        return frame.url.removesuffix(frame.folder)


def printed(text: str) -> Markup:
    """Plain text as one line of HTML: how a page's title and description stand in its frame, which escapes nothing."""
    return escape(" ".join(text.split()))
