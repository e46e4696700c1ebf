"""Authors' Markdown as a page's HTML: relative links to files of the site lead to where those are published."""

import json
import posixpath
from collections.abc import Callable, Mapping
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from rumbo import prose
from rumbo.memory import NOTHING, Memory, key
from rumbo.model import Site
from rumbo.pages import routes

Writer = Callable[[str], Markup]
Convert = Callable[[str, prose.Resolve, prose.Extensions], Markup]


def published(site: Site) -> dict[str, str]:
    """Every file that an author can link to, with its path in the tree."""
    return {
        **{path: path for path in site.files},
        **{f"playbooks/{slug}.md": routes.playbook(slug) for slug in site.playbooks},
        **{f"diagnostics/{found.slug}/diagnostic.yml": routes.diagnostic(found.slug) for found in site.diagnostics},
        **{f"collections/{found.slug}.md": routes.collection(found.slug) for found in site.collections},
        **{page.place.path: routes.page(page.slug) for page in site.pages},
    }


def links_of(site: Site, memory: Memory = NOTHING) -> "Links":
    """Where the links in a site's Markdown lead."""
    return Links(published(site), site.settings.markdown_extensions, memory)


class Links:
    """Where links in Markdown lead.

    `published` are the files that an author can link to, each with its path in the tree; `extensions` are those of the
    Markdown, by name.
    """

    def __init__(self, published: Mapping[str, str], extensions: prose.Extensions, memory: Memory = NOTHING) -> None:
        self._published, self._extensions, self._memory = published, extensions, memory

    def bodies(self, source: str, here: str) -> Writer:
        """Writes the Markdown of a whole body; `source` is the author's file, `here` the page's path in the tree."""
        return self._writer(prose.body, source, here)

    def fields(self, source: str, here: str) -> Writer:
        """Writes Markdown text fields; `source` is the author's file, `here` the page's path in the tree."""
        return self._writer(prose.field, source, here)

    def _writer(self, write: Convert, source: str, here: str) -> Writer:
        resolve = self.resolver(source, here)

        def recalled(text: str) -> Markup:
            """What was kept of a text holds as long as every link in it leads where it led."""
            name = key("prose", write.__name__, posixpath.dirname(source), here, text, *self._extensions)
            if kept := self._memory.recall(name):
                links, html = json.loads(kept)
                if all(resolve(link) == target for link, target in links.items()):
                    return Markup(html)  # noqa: S704 - cleaned before it was kept
            found: dict[str, str] = {}
            html = write(text, lambda link: found.setdefault(link, resolve(link)), self._extensions)
            self._memory.keep(name, json.dumps([found, html]).encode())
            return html

        return recalled

    def resolver(self, source: str, here: str) -> prose.Resolve:
        """Where links lead that an author's file `source` holds, from the page at `here`."""
        folder = posixpath.dirname(source)

        def resolve(link: str) -> str:
            """A link to what the site does not hold stays as it was written."""
            parts = urlsplit(link)
            path = normalize("NFC", posixpath.normpath(posixpath.join(folder, unquote(parts.path))))
            target = self._published.get(path)
            if parts.netloc or not parts.path or target is None:
                return link
            return parts._replace(path=routes.relative(target, here)).geturl()

        return resolve
