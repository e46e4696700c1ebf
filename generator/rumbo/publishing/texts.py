"""What is kept of a site that was built, so that its playbooks can say other words without building all of it again."""

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rumbo import packaged
from rumbo.content import paths
from rumbo.content.revising import fronts
from rumbo.memory import NOTHING, Memory, digest_of, key
from rumbo.pages import postings, routes
from rumbo.pages.tree import OutputTree, Publication
from rumbo.publishing import finishing, marker, unchanged
from rumbo.publishing.unchanged import Standing

if TYPE_CHECKING:
    from rumbo.model import Playbook, Site


@dataclass(frozen=True, slots=True)
class Edition:
    """What pages of one language have in common: its folder, what links lead to, how kinds of pages are called."""

    language: str
    folder: str
    extensions: tuple[str, ...]
    published: dict[str, str]
    kinds: dict[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A playbook's page: its path in the tree, which edition it is of, where in the file its own HTML starts and ends.

    `words` are those that its steps have to read.
    """

    page: str
    edition: int
    title: str
    description: str
    words: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A site as a build left it, with the hash of every file that has a text, and the texts that can be revised."""

    standing: Standing
    hashes: dict[str, str]
    editions: tuple[Edition, ...]
    texts: dict[str, Text]
    indexes: tuple[postings.Index, ...]


def keep(
    contents: Mapping[str, bytes], site_dir: Path, kept: Kept, memory: Memory, *, but: Collection[str] = ()
) -> None:
    """Remember a site that lies there, and what its texts say, but for those of which that is kept already."""
    kept = replace(kept, hashes=hashes(contents))
    for path in kept.texts.keys() - but:
        memory.keep(_text(path, kept.hashes[path]), contents[path])
    told = asdict(replace(kept, standing=Standing((), ())))
    told["standing"] = unchanged.to_data(kept.standing)
    memory.keep(_name(contents, site_dir), json.dumps(told, ensure_ascii=False).encode())


def recalled(contents: Mapping[str, bytes], site_dir: Path, memory: Memory) -> Kept | None:
    """What is known of the site that lies there, if all that made it but texts is what it was."""
    found = memory.recall(_name(contents, site_dir)) if memory is not NOTHING else None
    if found is None:
        return None
    told: dict[str, Any] = json.loads(found)
    return Kept(
        standing=unchanged.from_data(told["standing"]),
        hashes=told["hashes"],
        editions=tuple(Edition(**{**each, "extensions": tuple(each["extensions"])}) for each in told["editions"]),
        texts={path: Text(**each) for path, each in told["texts"].items()},
        indexes=tuple(postings.Index(**each) for each in told["indexes"]),
    )


def before(kept: Kept, path: str, memory: Memory) -> bytes | None:
    """The file that a page was made of."""
    return memory.recall(_text(path, kept.hashes[path]))


def hashes(contents: Mapping[str, bytes]) -> dict[str, str]:
    """The hash of every file that has a text."""
    return {path: sha256(contents[path]).hexdigest() for path in fronts(contents)}


def kept_of(
    sites: "Sequence[Site]", publication: Publication, site_dir: Path, standing: Standing, memory: Memory
) -> Kept | None:
    """What is to be kept of a site that was just built; nothing where any template may print a text as it likes.

    A text that others translate is not among those to be revised: their marks depend on it.
    """
    from rumbo.publishing import assembly  # noqa: PLC0415 - who only revises waits for none of it

    if sites[0].templates or sites[0].settings.playbooks.which != "all":
        return None
    pairs = list(zip(sites, publication.trees, strict=True))
    found: dict[str, Text] = {}
    for number, (site, tree) in list(enumerate(pairs))[len(sites) > 1 :]:
        found |= _texts(site, tree, number, site_dir / tree.frame.folder)
    indexes = (assembly.index(tree, memory) for tree in publication.trees)
    return Kept(standing, {}, tuple(_edition(*pair) for pair in pairs), found, tuple(indexes))


def _edition(site: "Site", tree: OutputTree) -> Edition:
    from rumbo.pages.views.links import published  # noqa: PLC0415 - likewise
    from rumbo.publishing.assembly import kinds  # noqa: PLC0415 - likewise

    extensions = site.settings.markdown_extensions
    return Edition(site.language, tree.frame.folder, extensions, published(site), kinds(tree.frame))


def _texts(site: "Site", tree: OutputTree, edition: int, folder: Path) -> dict[str, Text]:
    translated = edition > 0
    return {
        playbook.body_place.path: _text_of(playbook, tree, edition, folder)
        for playbook in site.playbooks.values()
        if bool(paths.as_translation(playbook.body_place.path)) == translated
    }


def _text_of(playbook: "Playbook", tree: OutputTree, edition: int, folder: Path) -> Text:
    from rumbo.pages.views.playbook import step_texts  # noqa: PLC0415 - likewise
    from rumbo.pages.views.reading import words  # noqa: PLC0415 - likewise

    path = routes.playbook(playbook.slug)
    page = tree.pages[path]
    start = (folder / routes.file(path)).read_bytes().decode().index(page.html)
    return Text(
        page=path,
        edition=edition,
        title=page.title,
        description=page.description,
        words=words(step_texts(playbook)),
        start=start,
        end=start + len(page.html),
    )


def _name(contents: Mapping[str, bytes], site_dir: Path) -> str:
    """A key of the site that lies there, and of all that made it but texts."""
    when = os.environ.get(finishing.EPOCH, "")
    without = {**contents, **fronts(contents)}
    try:
        standing = (site_dir / marker.NAME).read_bytes()
    except OSError:
        standing = b""
    return key("revisable", digest_of(without.items()), digest_of(packaged.theme().items()), when, standing)


def _text(path: str, found: str) -> str:
    return key("text", path, found)
