"""Which edits of a playbook's text are nobody's business but its own page's: all other pages and judgements stand.

Of a text the rest of a site sees its front matter, its headings, what it links to and names, and whether it holds what
its kind must. Where all of that stays, and nothing is wrong with the text by itself, nothing else has to be judged.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rumbo.content import paths
from rumbo.content.checks import intricacy, links, markup, playbook_kinds
from rumbo.content.checks.texts import Prose
from rumbo.content.source import Article, read_markdown
from rumbo.wording.problems import Faulty

_ROOM = "playbooks/"
_FRONT = re.compile(rb"---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Revision:
    """A playbook's text before and after an edit that concerns no other page."""

    before: str
    after: str


def fronts(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The front matter of every playbook and translation of one that has any, by its path."""
    texts = (path for path in contents if path.startswith(_ROOM) and _is_text(path))
    found = {path: _FRONT.match(contents[path]) for path in texts}
    return {path: front[0] for path, front in found.items() if front}


def revision(path: str, before: bytes, after: bytes) -> Revision | None:
    """What an edit of a file with the same front matter changes; None where others may be concerned."""
    try:
        old, new = read_markdown(path, before), read_markdown(path, after)
    except Faulty:
        return None
    told = [_seen(article, data) for article, data in ((old, before), (new, after))]
    alone = None not in told and told[0] == told[1]
    return Revision(old.body, new.body) if alone else None


def _is_text(path: str) -> bool:
    found = paths.as_translation(path)
    return paths.is_playbook(found.original if found else path)


def _seen(article: Article, data: bytes) -> object:
    """What others see of a text, if it holds anything and nothing is wrong with it by itself."""
    prose = Prose(article.body, _ROOM, article.body_place, body=True)
    faults = next(intricacy.of_text(prose), None) or next(markup.of_text(prose), None)
    if faults or not article.body.strip():
        return None
    leading = [(link.target, link.image) for link in links.links(prose)]
    return leading, paths.named_in(data), playbook_kinds.promised(article.body)
