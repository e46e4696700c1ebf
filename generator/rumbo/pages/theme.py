"""The theme as plain files: what comes with Rumbo, under the site's own; and the assets that it publishes.

Knows neither the templates' language nor any page.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

import minify

from rumbo import packaged, palette
from rumbo.model import Site
from rumbo.model.document import canonical, scoring_document
from rumbo.model.leads import remedies
from rumbo.model.offers import catalogue
from rumbo.pages import joining, routes
from rumbo.pages.tree import ThemeError

Files = Mapping[str, bytes]

BASE = "css/site.css"
"""The stylesheet of every page."""

_VENDOR = "assets/vendor/"
_COLLECTING = "components/collecting/"
"""Of use alone on sites whose owner receives answers."""
_SCRIPT = "application/javascript"
_ASKED = ("js/store.mjs",)  # by publishing/printing.py, which keeps answers and plans as pages do


@dataclass(frozen=True, slots=True)
class Assets:
    """The published assets by path in the tree, all in one `folder` named by a hash of their names and bytes.

    So a cached script never meets a newer page.
    """

    folder: str
    files: Files


def theme(site: Site) -> Files:
    """The site's theme by path relative to templates/: its own files stand in for the packaged ones."""
    return {**packaged.theme(), **site.templates}


def assets(site: Site, files: Files, components: Mapping[str, Iterable[str]]) -> Assets:
    """What the theme and the diagnostics publish: scripts, pictures, styles, scoring documents.

    `components` are those of each kind of page; their stylesheets become the one of that kind, `css/<kind>.css`.
    """
    files = {path: files[path] for path in files if site.settings.collect or not path.startswith(_COLLECTING)}
    brand = palette.stylesheet(site.settings.brand.primary, site.settings.brand.accent)
    shared = [content for path, content in sorted(files.items()) if path.startswith("assets/css/")]
    published = {
        **{path.removeprefix("assets/"): files[path] for path in files if _is_published(path) and not _is_ours(path)},
        **scripts(files, _ASKED),
        **{f"css/{kind}.css": _joined(_styles(files, names)) for kind, names in components.items()},
        **{f"{found.slug}.json": canonical(scoring_document(found, remedies(site))) for found in site.diagnostics},
        routes.CATALOGUE: canonical(catalogue(site)),
        BASE: _joined([*shared, brand.encode(), _fonts(site).encode()]),
    }
    digest = hashlib.sha256()
    for path, content in sorted(published.items()):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    folder = f"assets/rumbo-{digest.hexdigest()[:12]}"
    return Assets(folder, {f"{folder}/{path}": content for path, content in published.items()})


_FROM_BASE = "../../../"
"""What leads from the stylesheet of every page to the root of the tree."""
_FONTS = {"titles": ("--rumbo-serif", "Georgia,serif"), "text": ("--rumbo-sans", "sans-serif")}
"""The property that says what something is written in, and what stands in until the font is there."""


def _fonts(site: Site) -> str:
    """The site's own fonts, which stand beside its pages: nothing is asked of another server."""
    written: list[str] = []
    for use, path in site.settings.brand.fonts.items():
        family, (name, meanwhile) = f'"Rumbo {use}"', _FONTS[use]
        place = f'url("{_FROM_BASE}{quote(path)}")'
        written.append(f'@font-face{{font-family:{family};src:{place} format("woff2");font-display:swap}}')
        written.append(f":root{{{name}:{family},{meanwhile}}}")
    return "\n".join(written)


def _is_published(path: str) -> bool:
    """Everything in assets/ but styles and types, and of a component its behaviour, never its template or examples."""
    return (path.startswith("assets/") and not path.endswith((".css", ".d.ts"))) or (
        path.startswith("components/") and path.endswith(".mjs")
    )


def _styles(files: Files, components: Iterable[str]) -> list[bytes]:
    paths = (f"components/{name}/{name}.css" for name in components)
    return [files[path] for path in paths if path in files]


def scripts(files: Files, doors: Collection[str] = ()) -> Files:
    """Our scripts, joined, without comments and long names, which are nothing to a visitor.

    `doors` are modules to be found at their own addresses too. Their paths and the results' are relative to assets.

    Raises:
        ThemeError: a script is no script, or asks another for what that does not give.
    """
    return _scripts(tuple((path, content) for path, content in files.items() if _is_ours(path)), tuple(doors))


def _is_ours(path: str) -> bool:
    return _is_published(path) and path.endswith(".mjs") and not path.startswith(_VENDOR)


@lru_cache(maxsize=8)  # the same in every language and for every client
def _scripts(ours: tuple[tuple[str, bytes], ...], doors: tuple[str, ...]) -> Mapping[str, bytes]:
    lean = {path.removeprefix("assets/"): _minified(_SCRIPT, content.decode(), path) for path, content in ours}
    try:
        found = joining.joined(lean, doors)
    except joining.JoiningError as error:
        raise ThemeError(f"templates/{error.path}: {error}") from error
    return {path: _minified(_SCRIPT, text, path).encode() for path, text in found.items()}


def _joined(styles: Iterable[bytes]) -> bytes:
    """Stylesheets as one, without comments and needless space."""
    return _minified("text/css", "\n".join(style.decode() for style in styles), "*.css").encode()


@lru_cache(maxsize=1024)  # the same in every language, and at every edit under `rumbo serve`
def _minified(kind: str, text: str, path: str) -> str:
    try:
        return str(minify.string(kind, text))
    except minify.MinifyError as error:
        raise ThemeError(f"templates/{path}: {error}") from error
