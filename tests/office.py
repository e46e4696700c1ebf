"""An office program that opens our files as people do: LibreOffice, without its windows. For the long suite.

`python tests/office.py` prints the LibreOffice that the tests will use, or exits 1 if there is none yet.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_MAC_APPLICATION = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_START, _FILE = 60, 10


def executable() -> str | None:
    """$RUMBO_OFFICE, else one on the path or an installed application."""
    found = os.environ.get("RUMBO_OFFICE") or next(filter(None, map(shutil.which, _NAMES)), None)
    return found or (_MAC_APPLICATION if Path(_MAC_APPLICATION).exists() else None)


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice with a profile of its own: it neither reads nor changes what its owner set, nor waits for it."""

    program: str
    profile: Path

    def saved_as(self, ending: str, files: Sequence[Path], folder: Path, *, read_as: str = "") -> list[Path]:
        """Open files and save each into a folder under another ending ("pdf"), or the same ("xlsx"), in their order.

        One start takes as many files as are given; they need different names. `read_as` answers what its window would
        ask about a file of rows: "CSV:59,34,76" is semicolons, quotes, UTF-8.

        Raises:
            subprocess.TimeoutExpired: it took over a minute to start, and ten seconds for each file.
            AssertionError: a file was not saved; tells what the program said.
        """
        command = [self.program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore"]
        command += [f"--infilter={read_as}"] if read_as else []
        command += ["--convert-to", ending, "--outdir", str(folder), *map(str, files)]
        said = _run(command, _START + _FILE * len(files))
        saved = [folder / f"{file.stem}.{ending}" for file in files]
        assert len({*saved}) == len(files), "two files of one name"
        assert [file.name for file in saved if not file.exists()] == [], said
        return saved


def _run(command: Sequence[str], seconds: int) -> str:
    """What a command says. It is ended with all that it started: LibreOffice's first process only waits for another."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            return process.communicate(timeout=seconds)[0]
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.stdout.write(executable() or sys.exit(1))
