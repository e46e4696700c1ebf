"""An SVG is a page of its own when it is opened by itself: it must hold a drawing and nothing that runs or loads.

Otherwise a script in it would run in the site's origin, and read what visitors keep in their browser. Reads with the
parser of Python's library, entities refused; what is not well-formed is refused too, since a browser runs it up to its
fault.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

from rumbo.content.checks.manuscript import Manuscript
from rumbo.location import Location
from rumbo.wording.phrases import Filling, Phrase
from rumbo.wording.problems import Problem

_XHTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset(
    {
        *("script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"),
        *("link", "meta", "base", "form", "input", "button", "textarea", "select", "include"),
    }
)
_ANIMATING = frozenset({"animate", "set", "animatetransform", "animatemotion"})
_ADDRESSES = frozenset({"href", "src", "base", "action", "formaction", "data", "ping"})
_WHITE = re.compile(r"[\s\x00-\x1f\x7f-\xa0\u200b-\u200f\ufeff]+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)")
_SCHEME = re.compile(r"[^/?#]*:|[/\\]{2}")
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE | re.DOTALL)
_CSS_LOADS = re.compile(
    r"@import|expression\s*\(|-moz-binding|behavior\s*:|(?:url|image|image-set|src)\s*\(\s*(['\"]?)(?P<target>[^)]*)"
)
_MOST = 20
"""Faults told of one drawing; nobody reads more."""


def of_manuscript(manuscript: Manuscript) -> Iterator[Problem]:
    """What is active in the drawings that are published."""
    for path, content in manuscript.files.items():
        if path.lower().endswith(".svg"):
            yield from _Drawing(path).problems(content)


class _Drawing:
    def __init__(self, path: str) -> None:
        self._path = path
        self._found: list[Problem] = []
        self._style: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.EntityDeclHandler = self._entity

    def problems(self, content: bytes) -> list[Problem]:
        try:
            self._parser.Parse(content, True)  # noqa: FBT003 - the parser takes it by position: the last part
        except expat.ExpatError as error:
            place = Location(self._path, error.lineno, error.offset + 1)
            self._found.append(Problem("bad-svg", place))
        except (_Enough, ValueError, LookupError):  # an encoding that the parser does not know
            self._found = self._found or [Problem("bad-svg", Location(self._path, 1, 1))]
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        tag = local.lower()
        if tag in _ACTIVE or space == _XHTML:
            self._refuse("element", name=local)
        for key, value in attributes.items():
            self._attribute(tag, key.rpartition(" ")[2].lower(), value)
        self._style = [] if tag == "style" else self._style

    def _attribute(self, tag: str, key: str, value: str) -> None:
        if key.startswith("on"):
            self._refuse("handler", name=key)
        elif key in _ADDRESSES and not _is_harmless(value, link=tag == "a"):
            self._refuse("address", name=value)
        elif tag in _ANIMATING and key == "attributename" and _changes_address(value):
            self._refuse("animation", name=value)
        elif key not in _ADDRESSES:
            self._css(value)

    def _css(self, text: str) -> None:
        """Style sheets, style attributes and presentation attributes can all load."""
        plain = _CSS_ESCAPE.sub(_unescaped, _CSS_COMMENT.sub("", text)).lower()
        for found in _CSS_LOADS.finditer(plain):
            if found["target"] is None or not _is_harmless(found["target"].strip("'\" "), link=False):
                self._refuse("address", name=found[0])

    def _end(self, name: str) -> None:
        if self._style is not None and name.rpartition(" ")[2].lower() == "style":
            self._css("".join(self._style))
            self._style = None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _instruction(self, target: str, _: str) -> None:
        self._refuse("instruction", name=target)

    def _entity(self, name: str, *_: object) -> None:
        self._refuse("entity", name=name)
        raise _Enough

    def _refuse(self, what: str, name: str) -> None:
        place = Location(self._path, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        shown = " ".join(name.split())[:60]
        values: dict[str, Filling] = {"what": Phrase(f"active.{what}", {"name": shown})}
        self._found.append(Problem("active-svg", place, values))
        if len(self._found) == _MOST:
            raise _Enough


class _Enough(Exception):  # noqa: N818 - no error: enough is known
    """Nothing more has to be read."""


def _is_harmless(address: str, *, link: bool) -> bool:
    """Whether an address stays in the drawing or the site, or is a picture within; links alone may lead away."""
    plain = _WHITE.sub("", address).lower()
    return not _SCHEME.match(plain) or bool(_PICTURE.match(plain)) or (link and bool(_LINK.match(plain)))


def _changes_address(attribute: str) -> bool:
    local = attribute.lower().rpartition(":")[2].strip()
    return local in _ADDRESSES or local.startswith("on")


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return found[2] or (chr(code) if code < 0x110000 else "\ufffd")  # noqa: PLR2004 - the end of Unicode
