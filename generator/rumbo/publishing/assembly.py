"""Puts a whole site together: frames, pages, files, and what the search, robots and hosts read. Touches no disk."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from rumbo.memory import NOTHING, Memory, key, recalled
from rumbo.pages import postings, routes, search
from rumbo.pages.sitemap import sitemap
from rumbo.pages.tree import Frame, OutputTree, Page, Publication
from rumbo.publishing import policy, shells
from rumbo.publishing.drawing import NOT_FOUND, Drawn
from rumbo.publishing.finishing import without_pointer

_NO_DEVICES = "camera=(), geolocation=(), microphone=()"
_WITH_CAMERA = _NO_DEVICES.replace("camera=()", "camera=(self)")
"""For pages that read codes at a press. Hosts send both rules that fit a page, and the later counts (RFC 8941)."""
_HEADERS = f"""\
/*
  Content-Security-Policy: frame-ancestors 'self'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: {_NO_DEVICES}
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
"""
_KIND = "kind_"
_GAP = "<!-- rumbo-content -->"
_FOLDER = "assets/rumbo"
"""Stands for the assets' folder, which says nothing of a page."""

Files = Iterator[tuple[str, bytes]]


def assembled(publication: Publication, drawn: Sequence[Drawn], memory: Memory = NOTHING) -> Files:
    """Every file of the site by path; `drawn` is what stands around each of its languages.

    Raises:
        policy.PolicyError: a page that its own policy would break.
        ThemeError: a frame that does not print what is a page's own.
    """
    active: list[str] = []
    for path, content in _pages_and_files(publication, drawn, memory):
        if path.lower().endswith(tuple(policy.ACTIVE)):
            active.append(path)
        yield path, content
    yield from _host_files(publication, active)


def _pages_and_files(publication: Publication, drawn: Sequence[Drawn], memory: Memory) -> Files:
    """A host shows the 404 page of the root, and few look for one further down: the default language's stands there."""
    for tree, around in zip(publication.trees, drawn, strict=True):
        for path, content in _language(tree, around, memory):
            yield f"{tree.frame.folder}{path}", content
            if tree is publication.trees[0] and tree.frame.folder and path == NOT_FOUND:
                yield path, content
    for path, content in publication.front.items():
        yield path, policy.secured(content.decode(), path, ()).encode() if path.endswith(".html") else content


def _language(tree: OutputTree, drawn: Drawn, memory: Memory) -> Files:
    """Every file of one language by its path below the language's root."""
    for path, content in drawn.files.items():
        is_page = path == NOT_FOUND
        yield path, policy.secured(content.decode(), path, drawn.known).encode() if is_page else content
    for path, content in tree.files.items():
        yield path, without_pointer(path, content)
    fill = _Whole(drawn) if drawn.whole else _Shells(tree, drawn)
    for path, page in tree.pages.items():
        yield routes.file(path), fill(path, page).encode()
        if page.later:
            yield routes.later(path), page.later.encode()
    yield from index(tree, memory).files()
    yield "sitemap.xml", sitemap(tree.frame, tree.pages)


def index(tree: OutputTree, memory: Memory) -> postings.Index:
    """What the search knows of a language, in whose pages there is nothing against their policy.

    Raises:
        policy.PolicyError: a page that its own policy would break.
    """
    labels = kinds(tree.frame)
    return postings.indexed(tuple(_looked_through(path, page, labels, memory) for path, page in tree.pages.items()))


def kinds(frame: Frame) -> dict[str, str]:
    """What kinds of pages are called."""
    return {key.removeprefix(_KIND): word for key, word in frame.strings.items() if key.startswith(_KIND)}


def _looked_through(path: str, page: Page, labels: Mapping[str, str], memory: Memory) -> bytes:
    """What the search knows of a page in whose content there is nothing against its policy."""
    label = labels.get(page.kind, ""), labels.get("question", "")
    html = page.html.replace(page.style.rpartition("/css/")[0], _FOLDER)
    name = key("entries", path, page.kind, *label, page.title, page.description, html, page.later)

    def look_through() -> bytes:
        policy.inspect(page.html, routes.file(path))
        policy.inspect(page.later, routes.later(path))
        return search.entries(path, page, labels)

    return recalled(memory, name, look_through)


class _Shells:
    """Puts each page into the shell of its kind, which carries the policy."""

    def __init__(self, tree: OutputTree, drawn: Drawn) -> None:
        marks = shells.marked(tree).pages
        connects = {shells.shell_path(path, page, tree.frame): page.connect for path, page in tree.pages.items()}
        self._frame = tree.frame
        self._shells = {
            path: shells.shell(
                policy.secured(html, routes.file(path), drawn.known, connects.get(path, "")),
                path,
                marks[path],
                tree.frame,
            )
            for path, html in drawn.pages.items()
        }

    def __call__(self, path: str, page: Page) -> str:
        return self._shells[shells.shell_path(path, page, self._frame)].filled(path, page)


class _Whole:
    """Takes each page as the engine drew it; its policy is that of what stands around it."""

    def __init__(self, drawn: Drawn) -> None:
        self._drawn = drawn

    def __call__(self, path: str, page: Page) -> str:
        before, content, after = self._drawn.pages[path].partition(page.html)
        secured = policy.secured(before + _GAP + after, path, self._drawn.known, page.connect)
        return secured.replace(_GAP, content, 1)


def _host_files(publication: Publication, active: Sequence[str]) -> Files:
    """What hosts read: headers that no <meta> can carry, and where the sitemaps are."""
    rules = (f"/{quote(path)}\n  Content-Security-Policy: {policy.OF_ACTIVE_FILES}\n" for path in sorted(active))
    yield "_headers", "".join((_HEADERS, *rules, *_cameras(publication))).encode()
    yield ".nojekyll", b""
    frames = [tree.frame for tree in publication.trees]
    urls = [frame.url for frame in frames if frame.url and not frame.noindex]
    if urls:
        yield "robots.txt", "".join(f"Sitemap: {url}sitemap.xml\n" for url in urls).encode()


def _cameras(publication: Publication) -> Iterator[str]:
    """The rules of the pages that may ask for a camera."""
    for tree in publication.trees:
        for path, page in tree.pages.items():
            if page.camera:
                url = quote(tree.frame.folder + routes.address(path))
                yield f"/{url}\n  Permissions-Policy: {_WITH_CAMERA}\n"
