"""Measures ten clients over the shipped base: what `rumbo build --all` costs beside `rumbo build`."""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
RUMBO = Path(sys.executable).parent / "rumbo"
ASKED = "diagnostics/implementacion/diagnostic"


def main() -> None:
    """Print seconds and processor seconds of one site and of all, without what earlier builds kept."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clients", type=int, default=10)
    options.add_argument("--rounds", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "base"
        write(folder, asked.clients)
        for _ in range(asked.rounds):
            one, everyone = _spent(folder, "build"), _spent(folder, "build", "--all")
            ratios = [both / alone for both, alone in zip(everyone, one, strict=True)]
            print(f"one site {one[0]:6.2f} s {one[1]:6.2f} s of processor")
            print(f"and {asked.clients} clients {everyone[0]:6.2f} s {everyone[1]:6.2f} s: ", end="")
            print(f"{ratios[0]:.2f} and {ratios[1]:.2f} times")


def write(folder: Path, clients: int) -> None:
    """The shipped site in a new folder, with clients that each differ in all that clients differ in."""
    subprocess.run([RUMBO, "new", folder], check=True, capture_output=True)
    asked = "".join(file.read_text("utf-8") for file in folder.glob("diagnostics/*/diagnostic.yml"))
    guides = {file.stem for file in (folder / "playbooks").glob("*.md") if "." not in file.stem} - {"README"}
    spare = cycle(sorted(guide for guide in guides if guide not in asked))
    for number in range(clients):
        for path, content in _client(number, next(spare)).items():
            place = folder / "clients" / f"cliente{number}x" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def _client(number: int, left_out: str) -> Mapping[str, object]:
    """Its brand, a changed sentence, a question more, a playbook less, all of it in two languages."""
    name = f"Cliente{number}x"
    added = {"id": "comite", "ask": f"¿Está {name} en el comité?", "scale": "documento", "remedies": ["romper-silos"]}
    return {
        "site_config.yml": {
            "name": name,
            "brand": {"primary": f"#{number}a5c63"},
            "playbooks": {"leave_out": [left_out]},
        },
        f"{ASKED}.yml": {
            "summary": f"Lo que {name} decide.",
            "dimensions": {"liderazgo": {"questions": {"add": [added]}}},
        },
        f"{ASKED}.en.yml": {
            "summary": f"What {name} decides.",
            "dimensions": {"liderazgo": {"questions": {"comite": {"ask": f"Is {name} on the committee?"}}}},
        },
    }


def _spent(folder: Path, *words: str) -> tuple[float, float]:
    for built in ("site", "sites", ".cache"):
        shutil.rmtree(folder / built, ignore_errors=True)
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([RUMBO, "-C", folder, *words], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, spent


if __name__ == "__main__":
    main()
