"""The Content-Security-Policy of a page, and what no page of ours may hold. Knows nothing of what pages say.

A policy allows exactly the inline scripts of its page, and of those only such as the theme holds too when it is built
without any content: nothing that an author wrote can be among them, however it came into the page.
"""

import re
from base64 import b64encode
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from rumbo.pages.tree import Link, OutputTree, Page
from rumbo.publishing import engine
from rumbo.wording.phrases import Phrase

CHARSET = '<meta charset="utf-8">'
"""What a page's policy comes right after."""
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'{connect}; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
ACTIVE = frozenset({".svg", ".xhtml", ".xml", ".xsl"})
"""Endings of files beside the pages that a browser runs by themselves."""
OF_ACTIVE_FILES = "default-src 'none'; sandbox; style-src 'unsafe-inline'; img-src data:"
"""For files that a browser runs by themselves: they are drawn, and nothing in them runs."""

_DATA = frozenset({"application/json", "application/ld+json"})
"""Types of scripts that no browser runs."""
_EMBEDDING = frozenset({"applet", "base", "embed", "frame", "iframe", "object", "portal"})
_ADDRESSES = frozenset({"action", "background", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"})
_LEADING = frozenset({"a", "area"})
"""Elements whose href is followed only by a visitor."""
_TELLING = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev", "search"})
"""What a <link> may be without being loaded."""
_QUIET = (
    rf'\s+(?!(?i:on|(?:style|srcdoc|ping|{"|".join(sorted(_ADDRESSES))})[\s=>/]))[a-zA-Z][a-zA-Z0-9-]*(?:="[^"]*")?'
    r'|\s+(?:href|src)="(?!//)[^":&\s\\]*"'
)
_HARMLESS = re.compile(
    rf'</[a-z][a-z0-9]*>|<a(?:{_QUIET}|\s+href="(?:https?://|mailto:)[^"]*")*>'
    rf"|<(?!(?:script|style|link|meta|{'|'.join(sorted(_EMBEDDING))})[\s>/])[a-z][a-z0-9]*(?:{_QUIET})*\s*/?>"
)
"""Nearly every tag of a page's content: none that a policy is about matches."""
_RUN = ("javascript:", "vbscript:", "data:text/html", "data:image/svg")
_OTHER_ORIGIN = ("http:", "https:", "//", "ftp:", "ws:", "wss:")
_BARE = Page(kind="page", title="-", html="<section>\n<p>-</p>\n</section>")
_NOWHERE = "https://rumbo.invalid"
_SHOWN = 40
"""Characters of a script that are enough to find it by."""


class PolicyError(Exception):
    """A built page holds something that its security policy forbids: a fault of ours, not of an author."""


@dataclass(slots=True)
class Held:
    """What a page holds that a policy is about.

    Inline scripts with their lines, what is forbidden, policies, and where its answers may be sent.
    """

    scripts: list[tuple[str, int]] = field(default_factory=list)
    forbidden: list[Phrase] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)


def held(html: str) -> Held:
    """What is in a page that a policy is about."""
    reader = _PageReader()
    reader.feed(html)
    reader.close()
    return reader.held


def policy(html: str, name: str, known: Collection[str], connect: str = "") -> str:
    """The policy of a page: the site's own files, and this page's inline scripts (D13).

    Args:
        html: the page.
        name: what to call it.
        known: the inline scripts of the theme.
        connect: the one other origin that it may send answers to.

    Raises:
        PolicyError: a script that is not known, an inline style or handler, or a file of another origin.
    """
    found = held(html)
    unknown = (
        Phrase("build.inline-script", {"start": " ".join(code.split())[:_SHOWN], "line": str(line)})
        for code, line in found.scripts
        if code not in known
    )
    for what in (*found.forbidden, *unknown):
        raise PolicyError(Phrase("build.forbidden", {"page": name, "what": what}))
    return exact(found, connect)


def inspect(content: str, name: str) -> None:
    """Refuse content that its page's policy would break; no inline script in it is ever allowed.

    What is left without the tags that can do no harm is nearly always text alone, and need not be read tag by tag.

    Raises:
        PolicyError: a script, an inline style or handler, or a file of another origin.
    """
    if "<" in _HARMLESS.sub("", content):
        policy(content, name, ())


def secured(html: str, name: str, known: Collection[str], connect: str = "") -> str:
    """A whole page with its policy before anything that it rules; arguments and errors are those of `policy`."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, name, known, connect)}">'
    return html.replace(CHARSET, CHARSET + meta, 1)


def exact(found: Held, connect: str = "") -> str:
    """The policy that allows the inline scripts of a page and no other, and to send to one other origin at most."""
    hashes = {f" 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code, _ in found.scripts}
    return POLICY.format(hashes="".join(sorted(hashes)), connect=connect and f" {connect}")


def known_scripts(tree: OutputTree, work: Path) -> frozenset[str]:
    """The inline scripts of a theme: those that it holds without a page, a title, a setting or a word of the site's.

    All that is left of the owner's is the path of the site's address, in which a script could not be written.

    Raises:
        engine.EngineError: the engine complains of the theme.
    """
    bare = _bare(tree)
    known = next((scripts for other, scripts in _KNOWN if other == bare), None)
    if known is None:
        known = _scripts_of(bare, work / f"bare-{tree.frame.language}")
        _KNOWN.append((bare, known))
    return known


def _scripts_of(bare: OutputTree, built: Path) -> frozenset[str]:
    engine.build(bare, built, built.with_name(f"{built.name}-staged"))
    pages = (page.read_text("utf-8") for page in built.rglob("*.html"))
    return frozenset(code for page in pages for code, _ in held(page).scripts)


_KNOWN: deque[tuple[OutputTree, frozenset[str]]] = deque(maxlen=8)
"""The scripts of themes that this process has looked at: sites of one base share theirs, and so do previews."""


def _bare(tree: OutputTree) -> OutputTree:
    frame = tree.frame
    theme = {key: value for key, value in frame.options.items() if key == "theme"}
    return OutputTree(
        frame=replace(
            frame,
            name="-",
            url=f"{_NOWHERE}{engine.scope(frame)}{frame.folder}" if frame.url else "",
            editions=(),
            description="",
            publisher="",
            logo=None,
            favicon=None,
            navigation=(Link("-", "index.md"),),
            footer=(),
            stylesheets=(),
            scripts=(),
            strings=dict.fromkeys(frame.strings, "-"),
            options=theme,
        ),
        pages={"index.md": _BARE},
        overrides=tree.overrides,
    )


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.held = Held()
        self._code: list[str] | None = None
        self._line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in reversed(attrs)}  # of two alike a browser takes the first
        self.held.forbidden.extend(_forbidden(tag, found, str(self.getpos()[0])))
        if tag == "meta" and found.get("http-equiv", "").lower() == "content-security-policy":
            self.held.policies.append(found.get("content", ""))
        if "data-collect" in found:
            self.held.receivers.append(found["data-collect"])
        if tag == "script" and "src" not in found and found.get("type", "").strip().lower() not in _DATA:
            self._code, self._line = [], self.getpos()[0]

    def handle_data(self, data: str) -> None:
        if self._code is not None:
            self._code.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._code is not None:
            self.held.scripts.append(("".join(self._code), self._line))
            self._code = None

    def close(self) -> None:
        super().close()
        self.handle_endtag("script")


def _forbidden(tag: str, found: dict[str, str], line: str) -> Iterator[Phrase]:
    """What of an element no page may hold."""
    if tag == "style" or "style" in found:
        yield Phrase("build.inline-style", {"tag": tag, "line": line})
    if tag in _EMBEDDING or (tag == "meta" and found.get("http-equiv", "").lower() == "refresh"):
        yield Phrase("build.embedding", {"tag": tag, "line": line})
    for key in found:
        if key.startswith("on") or key in {"srcdoc", "ping"}:
            yield Phrase("build.handler", {"handler": key, "tag": tag, "line": line})
        if key in _ADDRESSES:
            yield from _of_address(tag, key, found, line)


def _of_address(tag: str, key: str, found: dict[str, str], line: str) -> Iterator[Phrase]:
    value, rel = found[key], found.get("rel", "")
    address = "".join(char for char in value if char > " ").lower()
    if address.startswith(_RUN):
        yield Phrase("build.script-address", {"handler": key, "tag": tag, "line": line})
    is_loaded = tag not in _LEADING and not (tag == "link" and set(rel.lower().split()) <= _TELLING)
    if is_loaded and any(part.strip().lower().startswith(_OTHER_ORIGIN) for part in _addresses(key, value)):
        yield Phrase("build.foreign", {"source": value, "line": line})


def _addresses(key: str, value: str) -> list[str]:
    return value.split(",") if key == "srcset" else [value]
