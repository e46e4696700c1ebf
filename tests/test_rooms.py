"""The package stays a house of few rooms, and its guide leads to rooms that are there."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "generator" / "rumbo"
MOST_ENTRIES = 16
FEWEST_WAYS = 15


def ways() -> list[tuple[str, list[str]]]:
    """What one may want to change, with the paths of the package that the guide sends to."""
    guide = (REPOSITORY / "generator" / "README.md").read_text("utf-8")
    table = guide.partition("| to change | open |")[2].partition("\n\n")[0]
    rows = [row.strip("|").split("|") for row in table.strip().splitlines()[1:]]
    return [(what.strip(), re.findall(r"`(\w[\w./-]*)`", where)) for what, where in rows]


def test_the_package_has_few_entries() -> None:
    entries = [entry.name for entry in PACKAGE.iterdir() if entry.name != "__pycache__"]
    assert len(entries) <= MOST_ENTRIES, entries


def test_the_guide_leads_a_stranger_to_enough_places_and_each_is_there() -> None:
    found = ways()
    assert len(found) >= FEWEST_WAYS
    for what, paths in found:
        missing = [path for path in paths if "." in path or "/" in path if not _is_there(path)]
        assert missing == [], what


def _is_there(path: str) -> bool:
    return any(list(root.glob(f"{path.rstrip('/')}")) for root in (PACKAGE, PACKAGE / "wording", REPOSITORY))


ENGINES = re.compile("mkdocs|zensical|material", re.IGNORECASE)
NAMING_THEM = {
    "content/schema/fields.py": "the form of names in the owner's key `mkdocs`",
    "content/schema/settings.py": "the owner's key itself",
    "memory/fingerprint.py": "releases that bytes depend on",
    "model/__init__.py": "the owner's key",
    "pages/compiler.py": "the owner's key, handed on",
}


def test_nothing_but_its_own_room_names_the_engine() -> None:
    files = [file for file in PACKAGE.rglob("*.py") if "publishing/engine" not in file.as_posix()]
    found = {file.relative_to(PACKAGE).as_posix() for file in files if ENGINES.search(file.read_text("utf-8"))}
    assert found == NAMING_THEM.keys()
