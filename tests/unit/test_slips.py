"""Slips of careless authors, and the lines that lead to their repair (tests/unit/slips.yml)."""

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from mistakes import small_site
from rumbo.content.review import review, review_clients
from rumbo.wording.phrases import Language
from rumbo.wording.problems import printed

SLIPS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("slips.yml").read_text("utf-8"))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: str(slip["slip"]))
def test_what_is_told_of_a_slip_leads_to_its_repair(slip: dict[str, Any], tmp_path: Path) -> None:
    files = small_site(slip.get("site", "minimal"))
    for change in (slip, slip.get("also")):
        if change:
            _change(files, change)
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    base = review(tmp_path, drafts=True)
    found = [
        *base.problems,
        *(told for of in review_clients(tmp_path, base, drafts=True).values() for told in of.problems),
    ]
    english = [line.strip() for problem in found for line in printed(problem).splitlines()]
    assert [line for line in slip["told"] if line not in english] == [], "\n".join(english)
    for language in get_args(Language):
        assert all(printed(problem, language) for problem in found)


def _change(files: dict[str, str], change: dict[str, Any]) -> None:
    path, written = change["file"], change["write"]
    if path.startswith("clients/"):
        files.setdefault("clients/acme/site_config.yml", "name: Acme\n")
    if "instead_of" in change:
        assert files[path].count(change["instead_of"]) == 1
        written = files[path].replace(change["instead_of"], written)
    files[path] = written
