"""Measures how a build grows with its playbooks, beside other generators on the same Markdown.

`python bench/scale.py 100x5 1000x3 --write docs/benchmarks.md`: so many playbooks, so many rounds. All take turns in
each round, so that what else the machine does falls on all of them; processor time says what a busy machine does not.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter

import yaml
from growing import ROOT, write_site

BIN = Path(sys.executable).parent
RUMBO = "rumbo"
_EDITED = "playbooks/acuerdo-marketing-ventas.md"
_MEGA = 1024 * 1024
_HEAD = """\
# How a build grows

Written by `make bench` on {date}: {machine}; {releases}.
One language, the shipped diagnostics, playbooks with bodies of their own as long as the shipped ones; the others get
the same Markdown and nothing else. The load of the machine was {load:.1f} when this began: where it is above the number
of cores, seconds say little, and the processor's time is to be read. `ratio` is that of the processor's time to Rumbo's
cold build in the same round."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a process took: seconds by the clock and of processor time, its peak memory and what it wrote, in MB."""

    clock: float
    processor: float
    memory: float
    output: float


def measured(command: list[str], folder: Path, output: Path) -> Figure:
    """Run a command in a folder to its end."""
    start = perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    size = sum(file.stat().st_size for file in output.rglob("*") if file.is_file())
    return Figure(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size / _MEGA)


def cold(site: Path) -> Figure:
    """A first build: nothing kept, nothing there."""
    for left in ("site", ".cache"):
        shutil.rmtree(site / left, ignore_errors=True)
    return again(site)


def again(site: Path) -> Figure:
    """A build after whatever was done."""
    return measured([str(BIN / RUMBO), "build"], site, site / "site")


def changed(path: str, old: str, new: str) -> Callable[[Path], Figure]:
    """A build after some words of a file were others; afterwards they are again what they were."""

    def build(site: Path) -> Figure:
        file = site / path
        text = file.read_text("utf-8")
        if old not in text:
            raise ValueError(path)
        file.write_text(text.replace(old, new, 1), "utf-8")
        figure = again(site)
        file.write_text(text, "utf-8")
        again(site)
        return figure

    return build


def with_template(site: Path) -> Figure:
    """A build after the playbooks' template became one of the site's own."""
    path = "templates/pages/playbook.html.jinja"
    (site / path).parent.mkdir(parents=True)
    text = (ROOT / path).read_text("utf-8")
    (site / path).write_text(text.replace("{{ body(page.body) }}", "{{ body(page.body) }}<hr>"), "utf-8")
    figure = again(site)
    shutil.rmtree(site / "templates")
    again(site)
    return figure


STEPS: Mapping[str, Callable[[Path], Figure]] = {
    "rumbo, cold": cold,
    "rumbo, nothing changed": again,
    "rumbo, one body edited": changed(_EDITED, "\n## ", "\nUna frase más.\n\n## "),
    "rumbo, one title edited": changed(_EDITED, '\ntitle: "', '\ntitle: "Otra vez '),
    "rumbo, one question edited": changed("diagnostics/implementacion/diagnostic.yml", "ask: ¿", "ask: Dinos, ¿"),
    "rumbo, one template edited": with_template,
}


def stage_mkdocs(site: Path, folder: Path, features: list[str]) -> None:
    """The same Markdown as MkDocs and Zensical take it."""
    (folder / "docs" / "playbooks").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Inicio\n", "utf-8")
    for file in (site / "playbooks").glob("*.md"):
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        title = yaml.safe_load(front)["title"]
        text = f"---\n{yaml.safe_dump({'title': title}, allow_unicode=True)}---\n{body}"
        (folder / "docs" / "playbooks" / file.name).write_text(text, "utf-8")
    theme = {"name": "material", "language": "es", "features": features}
    extensions = ["tables", "sane_lists", "def_list", "fenced_code", "pymdownx.tilde"]
    config = {"site_name": "Guías", "theme": theme, "markdown_extensions": extensions}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


def others(site: Path, work: Path) -> Mapping[str, Callable[[], Figure]]:
    """The other generators that are installed, by what their rows are called."""
    kinds = {"as it comes": [], "pruned": ["navigation.prune"]}
    for name, features in kinds.items():
        stage_mkdocs(site, work / name, features)
    found: dict[str, Callable[[], Figure]] = {}
    for name in kinds:
        found[f"MkDocs + Material, {name}"] = lambda place=work / name: _other(["mkdocs", "build", "--quiet"], place)  # type: ignore[misc]
    if (BIN / "zensical").exists():
        found["Zensical, pruned"] = lambda: _other(["zensical", "build", "--clean"], work / "pruned")
    return found


def _other(command: list[str], folder: Path) -> Figure:
    shutil.rmtree(folder / "site", ignore_errors=True)
    return measured([str(BIN / command[0]), *command[1:]], folder, folder / "site")


def measure(playbooks: int, rounds: int) -> Mapping[str, list[Figure]]:
    """Every row's figures, round by round."""
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as place:
        site = Path(place) / "rumbo-site"
        write_site(site, playbooks)
        rows: dict[str, list[Figure]] = {}
        rivals = others(site, Path(place))
        for number in range(rounds):
            for name, step in STEPS.items():
                rows.setdefault(name, []).append(step(site))
                print(playbooks, number + 1, name, rows[name][-1], flush=True)
            for name, build in rivals.items():
                rows.setdefault(name, []).append(build())
                print(playbooks, number + 1, name, rows[name][-1], flush=True)
    return rows


def table(playbooks: int, rounds: int, rows: Mapping[str, list[Figure]]) -> str:
    """The medians as Markdown; ratios are of processor time, round by round, to a cold build of Rumbo's."""
    first = rows["rumbo, cold"]
    lines = [
        f"## {playbooks:,} playbooks, medians of {rounds}",
        "",
        "| | seconds | processor | ratio | memory | output |",
    ]
    lines.append("|---|--:|--:|--:|--:|--:|")
    for name, found in rows.items():
        clock, processor, memory, output = (
            statistics.median(getattr(figure, key) for figure in found)
            for key in ("clock", "processor", "memory", "output")
        )
        ratio = statistics.median(a.processor / b.processor for a, b in zip(found, first, strict=True))
        lines.append(f"| {name} | {clock:.2f} | {processor:.2f} | {ratio:.3f} | {memory:.0f} MB | {output:.1f} MB |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", metavar="PLAYBOOKSxROUNDS")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    sizes = [tuple(map(int, size.split("x"))) for size in asked.sizes]
    parts = [_head(), *(table(size, rounds, measure(size, rounds)) for size, rounds in sizes)]
    text = "\n\n".join(parts) + "\n"
    print(text)
    if asked.write:
        asked.write.write_text(text, "utf-8")


def _head() -> str:
    names = ("rumbo", "mkdocs", "mkdocs-material", "zensical")
    releases = ", ".join(f"{name} {found}" for name in names if (found := _release(name)))
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores ({platform.machine()}, {platform.system()})"
    return _HEAD.format(
        date=f"{datetime.now(UTC):%Y-%m-%d}", machine=machine, releases=releases, load=os.getloadavg()[0]
    )


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    main()
