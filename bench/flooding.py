"""What the files of tests/floods.py cost: time and memory of a check (and of the pages, where one is passed).

Each in a process of its own. `python bench/flooding.py` prints a table; the bounds are 2 seconds and 300 MB.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.append(str(TESTS))

from floods import FLOODS, Flood

SECONDS, MEGABYTES = 2.0, 300
_PATIENCE = 60


def main() -> int:
    """Measure one flood, or start a process for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int, nargs="?")
    number: int | None = parser.parse_args().number
    if number is not None:
        measure(FLOODS[number])
        return 0
    over = 0
    for index, flood in enumerate(FLOODS):
        command = [sys.executable, __file__, str(index)]
        try:
            over += subprocess.run(command, timeout=_PATIENCE, check=False).returncode != 0
        except subprocess.TimeoutExpired:
            print(f"{flood.name:42} more than {_PATIENCE} s", flush=True)
            over += 1
    return over


def measure(flood: Flood) -> None:
    """Check the flooded site as `rumbo check` does, and print what that took."""
    from rumbo.content.review import review  # noqa: PLC0415 - its import is no part of what is measured
    from rumbo.pages import compiler  # noqa: PLC0415 - likewise
    from rumbo.wording.problems import printed  # noqa: PLC0415 - likewise

    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "site"
        shutil.copytree(TESTS / "sites" / "minimal", folder)
        (folder / flood.path).write_bytes(flood.make())
        start = time.perf_counter()
        found = review(folder, drafts=True)
        told = sum(len(printed(problem)) for problem in found.problems)
        if found.sites:
            compiler.compile_sites(found.sites)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    codes = ", ".join(f"{code} {count}" for code, count in Counter(problem.code for problem in found.problems).items())
    bad = "OVER" if seconds > SECONDS or peak > MEGABYTES else ""
    print(f"{flood.name:42} {seconds:6.2f} s {peak:4} MB {told:6} characters  {codes} {bad}", flush=True)
    sys.exit(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
