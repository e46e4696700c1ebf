"""The addresses that an owner may write: of the site itself, of a contact.

They reach attributes of pages, the sitemap and the engine's settings, so that no character gets in that means anything
to HTML, a template or a terminal. Knows no key's name.
"""

import re
from urllib.parse import urlsplit

_CHARACTER = r"[^\s\"'<>`\\{}|^\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
_HOST = rf"(?:(?![/?#@]){_CHARACTER})+"
WEB = rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:[/?#]{_CHARACTER}*)?"
CONTACT = rf"{WEB}|mailto:(?:(?!@){_CHARACTER})+@{_HOST}(?:\?{_CHARACTER}*)?|tel:\+?[0-9-]+"
_BARE = rf"(?:www\.{_HOST}|(?:[a-z0-9-]+\.)+[a-z]{{2,}})(?:[/?#]{_CHARACTER}*)?"
_MAIL = r"[^\s@:/]+@[^\s@:/]+\.[a-z]+"
_PAGE = re.compile(r"[^/]+\.(?:html?|php|aspx?)", re.IGNORECASE)


def is_web(text: str) -> bool:
    """Whether a text is a whole web address, without a name or password of somebody in it."""
    return re.fullmatch(WEB, text) is not None and _has_a_host(text)


def is_contact(text: str) -> bool:
    """Whether a text is a web address, or one to write or to call."""
    return re.fullmatch(CONTACT, text) is not None and (not text.lower().startswith("http") or is_web(text))


def meant(text: str) -> str | None:
    """The whole address that may have been meant by one without its beginning."""
    if re.fullmatch(_BARE, text, re.IGNORECASE):
        return f"https://{text}"
    return f"mailto:{text}" if re.fullmatch(_MAIL, text, re.IGNORECASE) else None


def of_folder(text: str) -> str:
    """The address of the folder that a web address leads to: links are made by adding to its end."""
    parts = urlsplit(text)
    steps = [step for step in parts.path.split("/") if step not in ("", ".", "..")]
    if steps and _PAGE.fullmatch(steps[-1]):
        steps.pop()
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}/" + "".join(f"{step}/" for step in steps)


def is_of_folder(text: str) -> bool:
    """Whether a web address is one of a folder, but for the case of its host and its last slash."""
    parts = urlsplit(text)
    written = f"{parts.scheme.lower()}://{parts.netloc.lower()}{text[text.index('//') + 2 + len(parts.netloc) :]}"
    return written in (of_folder(text), of_folder(text).removesuffix("/"))


def _has_a_host(text: str) -> bool:
    """Whether the host and the port of an address can be told apart."""
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
