"""Commands for whoever keeps one base for many clients: whose site is built, how it differs, what is handed over."""

from collections.abc import Sequence
from html import escape
from importlib.metadata import version
from pathlib import Path

import click

from rumbo.cli.scaffolding import wrong_use
from rumbo.cli.terminal import exit_on, language, out, refusal, show, site_folder, tell, words
from rumbo.content import loader, scaffold
from rumbo.content.differences import Part, differences
from rumbo.content.flattened import files
from rumbo.content.review import Reviewed, review
from rumbo.memory import NOTHING, Memory
from rumbo.wording.phrases import Phrase, in_words


def known(folder: Path, slug: str) -> None:
    """Refuse a client that there is not."""
    slugs = loader.client_slugs(folder)
    if slug not in slugs:
        raise refusal("no-client", slug=slug, known=", ".join(slugs) or "-")


def reviewed(folder: Path, slug: str, *, strict: bool, memory: Memory = NOTHING) -> Reviewed:
    """A client's site, once nothing is wrong with it."""
    known(folder, slug)
    found = review(folder, drafts=False, client=slug, memory=memory)
    show(found.problems)
    exit_on(found.problems, strict=strict)
    return found


@click.command()
@click.argument("client")
@click.option("--html", is_flag=True, help="As a page, to send on.")
@click.pass_obj
def diff(folder: Path, client: str, *, html: bool) -> None:
    """Tell in sentences how a client's site differs from the base's.

    \b
    rumbo diff acme
    rumbo diff acme --html > acme.html
    """
    known(site_folder(folder), client)
    loaded = loader.load(folder, drafts=True, client=client)
    parts = differences(loaded)
    head = words(Phrase("differences.head" if parts else "differences.none", {"client": client}))
    out.print(_page(head, parts) if html else "\n".join([head, *map(_letter, parts)]))


@click.command()
@click.argument("client")
@click.argument("target", type=click.Path(path_type=Path))
@click.pass_obj
def export(folder: Path, client: str, target: Path) -> None:
    """Write a client's site as a folder of its own, which builds the same without the base.

    \b
    rumbo export acme ../acme
    """
    found = reviewed(site_folder(folder), client, strict=False)
    with wrong_use():
        scaffold.write_site(files(found), target, version("rumbo"), found.sites[0].language)
    tell(Phrase("of-client.exported", {"folder": str(target)}))


def _letter(part: Part) -> str:
    return "\n".join(["", words(part.title), *(f"  {words(sentence)}" for sentence in part.sentences)])


def _page(head: str, parts: Sequence[Part]) -> str:
    told = [f"<h1>{escape(head)}</h1>"]
    for part in parts:
        lines = "".join(f"<li>{escape(words(sentence))}</li>" for sentence in part.sentences)
        told.append(f"<h2>{escape(words(part.title))}</h2><ul>{lines}</ul>")
    title = escape(in_words(head, language()))
    start = f'<!doctype html><html lang="{language()}"><meta charset="utf-8"><title>{title}</title>'
    return start + "".join(told) + "</html>"
