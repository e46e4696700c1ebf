"""Where each page stands in the staged tree, and how one page points at another.

The same paths in every language. Knows no page's content; paths are those of tree.OutputTree.files, URLs are
directory URLs (`playbooks/x.md` is published as `playbooks/x/`).
"""

from functools import lru_cache
from urllib.parse import quote

HOME = "index.md"
LIBRARY = "playbooks/index.md"
PRIVACY = "privacy.md"
PLAN = "plan.md"
ROUNDS = "rounds.md"

LATER = "result.txt"
"""Beside the page of a diagnostic: its result before any answer. No page of its own, so not named as one."""

CATALOGUE = "plan-catalogue.json"
"""What plans are made of, beside the scoring documents."""


def diagnostic(slug: str) -> str:
    """The page of a diagnostic's form and result."""
    return f"diagnostics/{slug}/index.md"


def method(slug: str) -> str:
    """The page that lays a diagnostic's scoring open."""
    return f"diagnostics/{slug}/method.md"


def team(slug: str) -> str:
    """The page that puts several people's answers to a diagnostic together."""
    return f"diagnostics/{slug}/team.md"


def playbook(slug: str) -> str:
    """The page of a playbook."""
    return f"playbooks/{slug}.md"


def collection(slug: str) -> str:
    """The page of a collection."""
    return f"collections/{slug}.md"


def remedy(name: str) -> str:
    """The page of what an answer leads to: a playbook by its slug, a diagnostic or a collection by folder and name."""
    folder, _, slug = name.rpartition("/")
    return {"": playbook, "diagnostics": diagnostic, "collections": collection}[folder](slug)


def page(slug: str) -> str:
    """A page of the owner's own."""
    return f"pages/{slug}.md"


def question_anchor(question: str) -> str:
    """The id of a question's fieldset on its diagnostic's page."""
    return f"q-{question}"


def remedy_anchor(playbook: str) -> str:
    """The id of a playbook's card in a diagnostic's result."""
    return f"remedy-{playbook}"


def shelf_anchor(theme: str) -> str:
    """The id of a theme's shelf in the library."""
    return f"rumbo-theme-{theme}"


def relative(target: str, here: str) -> str:
    """The URL by which the page at path `here` points at the page or file at path `target`."""
    start, end = _parts(here), _parts(target)
    pairs = list(zip(start, end, strict=False))
    shared = next((at for at, (one, other) in enumerate(pairs) if one != other), len(pairs))
    path = "/".join([*[".."] * (len(start) - shared), *end[shared:]]) or "."
    return path + ("/" if target.endswith(".md") else "")


def address(page: str) -> str:
    """The URL of a page relative to its language's root, which is empty for the first page."""
    return quote(_published(page)) + "/" * (page != HOME)


def file(page: str) -> str:
    """The file that a page is published as."""
    return f"{_published(page)}/index.html".removeprefix("/")


def later(page: str) -> str:
    """The file beside a page that holds what its script fetches."""
    return f"{_published(page)}/{LATER}"


@lru_cache(maxsize=4096)
def _parts(path: str) -> list[str]:
    """A published path in quoted parts; the root has none."""
    return [quote(part) for part in _published(path).split("/") if part]


def _published(path: str) -> str:
    """What the engine makes of a path: a page becomes a folder, any other file stays what it is."""
    if not path.endswith(".md"):
        return path
    return path.removesuffix(".md").removesuffix("index").rstrip("/")
