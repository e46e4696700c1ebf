"""Which `<…>` in an author's text is HTML, and which HTML may stay.

An author who writes "firma <nombre>" means a gap to fill in, not a tag: whatever is not HTML is text. Knows nothing of
Markdown.
"""

import re

KEPT = frozenset(
    {
        *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "figure", "figcaption"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("a", "img", "em", "strong", "b", "i", "s", "del", "ins", "mark", "sub", "sup", "small", "abbr", "kbd", "q"),
    }
)
"""The elements that an author's text may become."""

_UNMISSED = frozenset({"h1", "div", "span", "section", "article", "center", "font", "u", "wbr", "tt", "big"})
"""Elements that change nothing of the words in them when they are left out; a first-level heading becomes a second."""
_OTHERS = frozenset(
    {
        *("address", "applet", "area", "aside", "audio", "base", "bdi", "bdo", "body", "button", "canvas", "cite"),
        *("col", "colgroup", "data", "datalist", "details", "dfn", "dialog", "embed", "fieldset", "footer", "form"),
        *(
            "frame",
            "frameset",
            "head",
            "header",
            "hgroup",
            "html",
            "iframe",
            "input",
            "label",
            "legend",
            "link",
            "main",
        ),
        *("map", "marquee", "math", "menu", "meta", "meter", "nav", "noscript", "object", "optgroup", "option"),
        *("output", "param", "picture", "progress", "rp", "rt", "ruby", "samp", "script", "search", "select", "slot"),
        *("source", "strike", "style", "summary", "svg", "template", "textarea", "time", "title", "track", "var"),
        *("video",),
    }
)
_HTML = KEPT | _UNMISSED | _OTHERS

_ATTRIBUTE = r"""\s+[a-zA-Z_:@][\w:.@-]*+(?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++))?+"""
_TAG = rf"/?(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?:{_ATTRIBUTE})*+\s*+/?>"
_ADDRESS = r"(?:[a-zA-Z][a-zA-Z0-9+.-]*+:[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>"
TAG = re.compile(f"<{_TAG}")
"""One whole tag; its element is called `name`. Nothing is taken back, so no text takes long."""
_OPENING = re.compile(rf"(?<=\]\()<[^<>\n]*+>|(?<=\]: )<[^<>\s]*+>|<(?:{_TAG}|{_ADDRESS}|!--)|<")
"""Every `<`, with what it opens: the target of a link, a tag, an address, a comment, or nothing."""
_LESS = "\x02lt\x03"
"""Stands for a `<` that opens nothing while Markdown is read, which takes such marks out of what authors write."""


def set_apart(text: str) -> str:
    """The text with every `<` that opens no tag, address or comment replaced by a mark (`put_back`)."""
    return _OPENING.sub(_kept_or_marked, text)


def put_back(html: str) -> str:
    """The HTML with every mark of `set_apart` as the `<` that it is, in words."""
    return html.replace(_LESS, "&lt;")


def _kept_or_marked(found: re.Match[str]) -> str:
    unknown = found["name"] and not is_html(found["name"])
    return _LESS + found[0][1:] if unknown or found[0] == "<" else found[0]


def is_html(name: str) -> bool:
    """Whether an element of HTML is called so."""
    return name.lower() in _HTML


def is_dropped(name: str) -> bool:
    """Whether an element of HTML is left out, and something with it that its author meant to show."""
    return name.lower() in _OTHERS
