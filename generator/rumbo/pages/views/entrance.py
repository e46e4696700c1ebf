"""What the page in front of several languages sees. Knows nothing of what the site holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from rumbo.model import Site
from rumbo.pages.tree import Edition, Frame


@dataclass(frozen=True, slots=True)
class Door:
    """A language with the site's own name and tagline in it; `url` leads there from the page, `address` from anywhere.

    `address` is empty where the owner did not say where the site will be published.
    """

    language: str
    name: str
    title: str
    tagline: str
    url: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrancePage:
    """The languages to choose from, the default one first; `script` sends a visitor on to the right one.

    `address` is where this page is published, or empty where the owner did not say.
    """

    doors: tuple[Door, ...]
    stylesheets: tuple[str, ...]
    script: str
    address: str
    noindex: bool


def entrance_page(sites: Sequence[Site], frame: Frame, script: str, style: str) -> EntrancePage:
    """The page in front of a site's languages; `frame` is that of the default one."""
    return EntrancePage(
        doors=tuple(_door(site, edition) for site, edition in zip(sites, frame.editions, strict=True)),
        stylesheets=(*(f"{frame.folder}{path}" for path in frame.stylesheets), style),
        script=script,
        address=frame.url.removesuffix(frame.folder),
        noindex=frame.noindex,
    )


def _door(site: Site, edition: Edition) -> Door:
    own = site.settings
    return Door(edition.language, edition.name, own.name, own.tagline, f"{edition.language}/", edition.url)
