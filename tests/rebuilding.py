"""Changes that an author makes to a site between two builds, as functions from its files to its files."""

from collections.abc import Callable, Mapping
from pathlib import Path

from rumbo import packaged
from rumbo.content import loader

SITE = Path(__file__).parent / "sites/bilingual"

Contents = dict[str, bytes]
Change = Callable[[Contents], Contents]

OWN = "playbooks/poner-responsable"
DIAGNOSTIC = "diagnostics/entregas/diagnostic"
TEMPLATE = "pages/playbook.html.jinja"
WORDS = "strings/es.yml"


def original(more: int = 0) -> Contents:
    """The bilingual site, with so many more playbooks."""
    found = dict(loader.read(SITE).contents)
    for number in range(more):
        found = added(number)(found)
    return found


def added(number: int) -> Change:
    """One playbook more, with its translation and a link to the one before."""

    def change(files: Contents) -> Contents:
        link = f"\n[Antes](g{number - 1}.md)\n" if f"playbooks/g{number - 1}.md" in files else ""
        new = {f"playbooks/g{number}{end}": files[f"{OWN}{end}"] for end in (".md", ".en.md")}
        spanish = new[f"playbooks/g{number}.md"].replace(b"title: Poner", f"title: Guía {number}, poner".encode())
        return {**files, **new, f"playbooks/g{number}.md": spanish + link.encode()}

    return change


def removed(number: int) -> Change:
    """One of the added playbooks less, and no link to it."""

    def change(files: Contents) -> Contents:
        left = {path: text for path, text in files.items() if not path.startswith(f"playbooks/g{number}.")}
        return {path: text.replace(f"[Antes](g{number}.md)".encode(), b"") for path, text in left.items()}

    return change


def renamed(number: int) -> Change:
    """One of the added playbooks under another name."""

    def change(files: Contents) -> Contents:
        if f"playbooks/g{number}.md" not in files:
            return files
        moved = {f"playbooks/h{number}{end}": files[f"playbooks/g{number}{end}"] for end in (".md", ".en.md")}
        return {**removed(number)(files), **moved}

    return change


def replaced(path: str, old: str, new: str) -> Change:
    """Other words in a file; and the old ones again, the next time."""

    def change(files: Contents) -> Contents:
        text = files[path].decode()
        one, other = (old, new) if old in text else (new, old)
        return {**files, path: text.replace(one, other).encode()}

    return change


def with_theme(path: str, old: str, new: str) -> Change:
    """A file of the theme replaced by the site's own; and gone again, the next time."""
    place = f"templates/{path}"

    def change(files: Contents) -> Contents:
        if place in files:
            return {name: text for name, text in files.items() if name != place}
        text = (packaged.templates() / path).read_text("utf-8")
        assert old in text
        return {**files, place: text.replace(old, new).encode()}

    return change


CHANGES: Mapping[str, Change] = {
    "a body": replaced(f"{OWN}.md", "Elige a quien", "Busca a **quien**"),
    "a body in English": replaced(f"{OWN}.en.md", "Choose who", "Pick who"),
    "a beginning": replaced(f"{OWN}.md", "\n---\n", "\n---\n\nAl empezar, dos frases.\n"),
    "a beginning in English": replaced(f"{OWN}.en.md", "\n---\n", "\n---\n\nTo begin with, *two* words.\n"),
    "a heading in English": replaced(f"{OWN}.en.md", "without having", "\n\n## Now\n\nwithout having"),
    "a list in English": replaced(f"{OWN}.en.md", "Choose who", "- One\n- Two\n\nChoose who"),
    "a link in English": replaced(f"{OWN}.en.md", "Choose who", "[Choose](https://example.org/) who"),
    "a title": replaced(f"{OWN}.md", "title: Poner un", "title: Nombrar un"),
    "a step": replaced(f"{OWN}.md", "Nombra a una", "Elige a una"),
    "a question": replaced(f"{DIAGNOSTIC}.yml", "¿Quién responde", "¿Quién contesta"),
    "points": replaced(f"{DIAGNOSTIC}.yml", "label: Nunca, points: 0", "label: Nunca, points: 1/4"),
    "a tagline": replaced("site_config.yml", "Lo prometido, entregado", "Lo prometido"),
    "the address": replaced("site_config.yml", "example.org/casa/", "example.org/"),
    "the languages": replaced("site_config.yml", "languages: [es, en]", "languages: [es]"),
    "a colour": replaced("site_config.yml", "pages: [aviso.md]\n", "pages: [aviso.md]\nbrand: {primary: '#123456'}\n"),
    "a template": with_theme(TEMPLATE, "{{ explaining(", "<hr>{{ explaining("),
    "a frame": with_theme("theme/main.html", "<title>{{ config", "<title>- {{ config"),
    "words": with_theme(WORDS, "Privacidad", "Intimidad"),
    "a page's address": replaced("site_config.yml", "themes: {arranque: Arranque}", "themes: {arranque: Inicio}"),
    **{f"playbook {number} comes": added(number) for number in range(3)},
    **{f"playbook {number} goes": removed(number) for number in range(3)},
    **{f"playbook {number} is renamed": renamed(number) for number in range(3)},
}
"""By what they change. What one of them does, it undoes when it comes again."""
