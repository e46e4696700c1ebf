"""The list of a language's pages for robots, and for the theme's script, which asks it what is a page of the site."""

from collections.abc import Iterable
from urllib.parse import quote

from rumbo.pages import routes
from rumbo.pages.tree import Frame

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def sitemap(frame: Frame, pages: Iterable[str]) -> bytes:
    """Every page at whole addresses and without dates; none where the owner gave no address."""
    addresses = sorted(routes.address(path) for path in pages) if frame.url else []
    entries = (f"<url><loc>{quote(frame.url, safe=':/')}{address}</loc></url>" for address in addresses)
    return "\n".join([_HEAD, *entries, "</urlset>", ""]).encode()
