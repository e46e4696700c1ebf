"""A site for who wants text: a Markdown copy beside each playbook's page, and llms.txt, which lists them all.

https://llmstxt.org
"""

import re
from collections.abc import Callable, Iterator

from rumbo.model import Playbook, Site
from rumbo.model.drawings import KINDS, Drawing
from rumbo.pages import routes
from rumbo.pages.views.links import Links, links_of
from rumbo.pages.views.numerals import Numerals

Words = Callable[[str], str]
LIST = "llms.txt"
_TARGET = re.compile(r"(?m)(?P<before>\]\(\s*|^ {0,3}\[[^\]\n]+\]:\s+)(?P<target><[^<>\n]*>|[^\s()<>]+)")


def copies(site: Site, t: Words) -> dict[str, bytes]:
    """The files of one language by path in the tree."""
    links = links_of(site)
    texts = {
        path(routes.playbook(found.slug)): "\n".join(_playbook(found, links, t)) for found in site.playbooks.values()
    }
    return {place: text.encode() for place, text in {**texts, LIST: "\n".join(_list(site, t))}.items()}


def listed(languages: dict[str, str], name: str) -> bytes:
    """The list in front of several languages: `languages` are their names by the folder of each."""
    return "\n".join(
        [f"# {name}", "", *(f"- [{own}]({folder}{LIST})" for folder, own in languages.items()), ""]
    ).encode()


def path(page: str) -> str:
    """Where the copy of a page lies."""
    return f"{routes.address(page)}index.md"


def _playbook(playbook: Playbook, links: Links, t: Words) -> Iterator[str]:
    resolve = links.resolver(playbook.place.path, routes.playbook(playbook.slug))
    yield from (f"# {playbook.title}", "", playbook.summary, "", f"## {t('playbook.steps')}", "")
    for number, step in enumerate(playbook.steps, 1):
        told = (
            f"{number}. {step.task}",
            step.owner,
            f"{t('playbook.step-metric')} {step.metric}" if step.metric else "",
        )
        yield " · ".join(filter(None, told))
    yield from ("", body(playbook.body, resolve), "")
    for drawing in playbook.drawings:
        yield from (f"## {drawing.title.rstrip('.')}", "", *_drawing(drawing, Numerals(t("number.decimal-mark"))), "")


def body(text: str, resolve: Callable[[str], str]) -> str:
    """An author's text with its links leading to pages."""
    return _TARGET.sub(lambda found: found["before"] + _led(found["target"], resolve), text).strip()


def _drawing(drawing: Drawing, numerals: Numerals) -> Iterator[str]:
    """A drawing in words: a list of its parts, each with what its shape shows."""
    kind = KINDS[drawing.kind]
    for number, part in enumerate(drawing.parts, 1):
        mark = kind.mark(drawing, part, numerals.plain)
        told = (f"**{part.label}**", f"({mark})" if mark else "", part.note)
        yield f"{number}. {' '.join(filter(None, told))}" if kind.ordered else f"- {' '.join(filter(None, told))}"
        yield from (f"    - {card.label}" for card in part.cards)
        if part.gate:
            yield f"    - ◇ {part.gate}"


def _led(target: str, resolve: Callable[[str], str]) -> str:
    return f"<{resolve(target[1:-1])}>" if target.startswith("<") else resolve(target)


def _list(site: Site, t: Words) -> Iterator[str]:
    own = site.settings
    yield from (
        f"# {own.name}",
        "",
        f"> {own.tagline}" if own.tagline else "",
        "",
        f"## {t('home.diagnostics-other')}",
        "",
    )
    for asked in site.diagnostics:
        yield f"- [{asked.title}]({routes.address(routes.diagnostic(asked.slug))}): {asked.summary}"
    yield from ("", f"## {t('navigation.library')}", "")
    for found in site.playbooks.values():
        yield f"- [{found.title}]({path(routes.playbook(found.slug))}): {found.summary}"
    yield ""
