"""Has the engine draw a frame for each kind of page once, and puts every page of that kind into it.

A shell is a page of the engine's whose own words are marks. It is asked for by kind, depth and whether there is a
description; a page that the frame itself links to, from header or footer, has a shell for itself. So the engine's price
does not grow with the number of pages, and a page costs its own words.
"""

import re
from dataclasses import dataclass, replace

from rumbo.pages import routes
from rumbo.pages.tree import Frame, OutputTree, Page, ThemeError, printed
from rumbo.wording.phrases import Phrase

_TITLE = "rumbo-shell-title"
_DESCRIPTION = "rumbo-shell-description"
_CONTENT = "<div>rumbo-shell-content</div>"
_LINKED = (routes.HOME, routes.PLAN, routes.ROUNDS)
"""What a frame links to by itself: whoever is there is told so in it."""
_SHARED = "rumbo-shell-of-"
"""What stands in the address of a shell that many pages share."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame in pieces: HTML and, at every second place, the mark that a page's own words take the place of."""

    parts: tuple[str, ...]

    def filled(self, path: str, page: Page) -> str:
        """The whole HTML of the page at a path of the tree."""
        words = {_TITLE: str(printed(page.title)), _DESCRIPTION: str(printed(page.description)), _CONTENT: page.html}
        parts = list(self.parts)
        parts[1::2] = [words.get(mark, routes.address(path)) for mark in parts[1::2]]
        return "".join(parts)


def marked(tree: OutputTree) -> OutputTree:
    """What the engine has to build in place of a tree: a page of marks for each shell, and no files."""
    pages = {shell_path(path, page, tree.frame): _marked(page) for path, page in tree.pages.items()}
    return replace(tree, pages=pages, files={})


def shell_path(path: str, page: Page, frame: Frame) -> str:
    """Where the shell of a page stands: below the same first folder, so that the frame's links are written alike."""
    if path in _LINKED or any(link.target == path for link in (*frame.navigation, *frame.footer)):
        return path
    first, *others = routes.address(path).removesuffix("/").split("/")
    name = f"{_SHARED}{page.kind}{'' if page.description else '-undescribed'}"
    folders = [first, *map(str, range(1, len(others)))] if others else []
    return f"{'/'.join([*folders, name])}.md"


def shell(html: str, path: str, marks: Page, frame: Frame) -> Shell:
    """The shell in pieces that the engine has built from the page of `marks` at a path.

    Elsewhere in its head a frame may repeat title, description and address, as previews of links want it.

    Raises:
        ThemeError: what is a page's own is not in its place, or there twice.
    """
    address = routes.address(path) if _SHARED in path else ""
    wanted = {"title": rf"<title>[^<]*{_TITLE}[^<]*</title>", "content": re.escape(_CONTENT)}
    if marks.description:
        wanted["description"] = f'<meta name="description" content="{_DESCRIPTION}">'
    if address and frame.url:
        wanted["canonical"] = f'rel="canonical" href="{re.escape(frame.url + address)}"'
    for name, pattern in wanted.items():
        if (count := len(re.findall(pattern, html))) != 1:
            what = Phrase(f"build.mark-{name}")
            raise ThemeError(Phrase("build.shell", {"mark": what, "count": str(count), "kind": marks.kind}))
    found = filter(None, (_TITLE, _DESCRIPTION, _CONTENT, address))
    return Shell(tuple(re.split(f"({'|'.join(map(re.escape, found))})", html)))


def _marked(page: Page) -> Page:
    return replace(page, title=_TITLE, description=page.description and _DESCRIPTION, html=_CONTENT)
