"""Scripts joined into files: which module lies where, what files ask of each other, what stays by itself."""

import re
from graphlib import TopologicalSorter

import pytest

from rumbo import packaged
from rumbo.pages import joining, theme
from rumbo.pages.stages import STAGES

STORE = "export const KEPT=1;export function openStore(){return KEPT}"
MINE = 'import{openStore as open}from"../../js/store.mjs";export function start(){return open()}'
CLOCK = "export function start(){return 2}"


def test_a_module_lies_in_the_file_of_the_first_stage_that_needs_it() -> None:
    files = joining.joined(
        {
            "js/boot.mjs": 'import{openStore}from"./store.mjs";openStore();',
            "js/store.mjs": STORE,
            "components/mine/mine.mjs": MINE,
        }
    )
    assert set(files) == {"js/boot.mjs", "components/mine/mine.mjs"}
    assert 'from"../../js/boot.mjs"' in files["components/mine/mine.mjs"]
    assert "as start" in files["components/mine/mine.mjs"]
    assert "KEPT=1" in files["js/boot.mjs"]


def test_what_a_page_starts_by_name_has_a_doorway_where_it_lies_in_anothers_file() -> None:
    files = joining.joined({"js/boot.mjs": "boot();", "components/languages/languages.mjs": CLOCK})
    assert re.fullmatch(
        r'import\{(\$\$\d+)\}from"../../js/boot.mjs";export const\{start\}=\1;',
        files["components/languages/languages.mjs"],
    )


@pytest.mark.parametrize(
    "text",
    [
        'import*as store from"../../js/store.mjs";export function start(){store.openStore()}',
        'import{openStore}from"../../js/store.mjs";export default openStore;',
        'import{openStore}from"../../js/store.mjs";function start(){openStore()}export{start};',
    ],
)
def test_a_script_written_otherwise_stays_as_it_is_and_finds_what_it_asks_for(text: str) -> None:
    files = joining.joined({"js/boot.mjs": "boot();", "js/store.mjs": STORE, "components/mine/mine.mjs": text})
    assert files["components/mine/mine.mjs"] == text
    assert "export const{KEPT,openStore}=" in files["js/store.mjs"]


def test_a_name_that_is_not_given_is_told_with_the_module_that_asks() -> None:
    with pytest.raises(joining.JoiningError, match=r"no close in js/store.mjs") as told:
        joining.joined({"js/store.mjs": STORE, "js/a.mjs": 'import{close}from"./store.mjs";close();'})
    assert told.value.path == "js/a.mjs"


def test_our_own_scripts_are_all_joined_without_a_circle_each_stage_at_its_own_address() -> None:
    files = {path: text.decode() for path, text in theme.scripts(packaged.theme()).items()}
    own = {file for file, *_ in STAGES}
    assert own <= set(files)
    modules = [path for path in packaged.theme() if path.endswith(".mjs") and "vendor" not in path]
    doors = [
        path for path, text in files.items() if re.fullmatch(r"import\{\$\$\d+\}from.*;export const.*", text.strip())
    ]
    assert len(files) - len(doors) < len(modules) / 4
    asked = {path: set(re.findall(r'}from"([^"]+)"', text)) for path, text in files.items()}
    tuple(
        TopologicalSorter(
            {path: {resolved(path, name) for name in names} for path, names in asked.items()}
        ).static_order()
    )


def resolved(path: str, name: str) -> str:
    parts = path.split("/")[:-1]
    for part in name.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def test_the_same_scripts_give_the_same_bytes_in_whatever_order_they_come() -> None:
    shipped = packaged.theme()
    assert theme.scripts(shipped) == theme.scripts(dict(sorted(shipped.items(), reverse=True)))


def test_what_is_loaded_by_a_computed_address_lies_where_that_leads_from() -> None:
    """A relative address that a module makes up is read from the file that the module has come to lie in."""
    for path, content in packaged.theme().items():
        if (
            path.endswith(".mjs")
            and "vendor" not in path
            and re.search(r"^[^*/]*\bimport\((?!\")", content.decode(), re.MULTILINE)
        ):
            at = path.removeprefix("assets/")
            assert at in {file for file, *_ in STAGES}
