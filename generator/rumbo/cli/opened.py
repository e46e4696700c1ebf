"""The commands of whoever receives sealed answers: make a pair of keys, open what was sent (TM-15)."""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import err, out, refusal, tell, tell_written, words
from rumbo.cli.writing import write_new
from rumbo.wording.phrases import Phrase, reason_of

if TYPE_CHECKING:
    from rumbo.content.sealing import PrivateKey

_OWNER_ALONE = 0o600
_LARGEST = 2_000_000
"""Bytes: what is sealed is written in base64, and the largest file of answers has half as many."""


@click.command()
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of the private key to write.",
)
def keys(output: Path) -> None:
    """Make a pair of keys, for answers that are sent sealed.

    \b
    rumbo keys -o ~/answers.pem

    Nobody else can read the file, and it is never overwritten. Keep a copy: what was sealed is opened by nothing else.
    """
    _check_extra()
    from rumbo.content.sealing import PrivateKey  # noqa: PLC0415 - optional

    _check_place(output)
    key = PrivateKey.new()
    try:
        write_new(output, key.pem, _OWNER_ALONE)
    except FileExistsError as error:
        raise refusal("exists", file=str(output)) from error
    except OSError as error:
        raise refusal("unwritable", file=str(output), reason=reason_of(error)) from error
    tell_written(output)
    tell(Phrase("sealed.next", {"file": str(output)}))
    out.print(f"  encrypt_to: {key.public}")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The private key, as `rumbo keys` wrote it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="answers",
    show_default=True,
    help="The folder to write into.",
)
def open(files: tuple[Path, ...], *, key_file: Path, output: Path) -> None:  # noqa: A001 - the command's name
    """Open answers that were sent sealed.

    Each becomes a file of answers of the same name.

    \b
    rumbo open received/*.json --key ~/answers.pem
    rumbo team implementacion answers/*.json

    What cannot be opened is named with its reason. Nothing is overwritten: start it again when more has come.
    """
    key = _key(key_file)
    output.mkdir(parents=True, exist_ok=True)
    reasons = [(file, _opened(file, output / file.name, key)) for file in files]
    skipped = [(file, reason) for file, reason in reasons if reason]
    for file, reason in skipped:
        err.print(words(Phrase("team.skipped", {"file": str(file), "reason": reason})))
    if skipped:
        sys.exit(PROBLEMS)


def _check_extra() -> None:
    if find_spec("cryptography") is None:
        raise refusal("no-cryptography")


def _check_place(file: Path) -> None:
    """A site's folder is shared and often published as a whole: no private key belongs there."""
    if not file.parent.is_dir():
        raise refusal("no-folder", folder=str(file.parent))
    for folder in file.resolve().parents:
        if (folder / "site_config.yml").is_file():
            raise refusal("key-in-site", folder=str(folder))


def _key(file: Path) -> "PrivateKey":
    _check_extra()
    from rumbo.content.sealing import KeyFileError, PrivateKey  # noqa: PLC0415 - optional

    try:
        return PrivateKey.read(file.read_bytes())
    except KeyFileError as error:
        raise refusal("no-key", file=str(file)) from error


def _opened(file: Path, place: Path, key: "PrivateKey") -> Phrase | None:
    """Write the answers that are in a sealed file; or say why not."""
    from rumbo.content.sealing import SealedError  # noqa: PLC0415 - optional

    if file.stat().st_size > _LARGEST:
        return Phrase("sealed.not-sealed")
    try:
        content = key.opened(file.read_bytes())
    except SealedError as error:
        return Phrase(f"sealed.{error.fault}")
    if not _is_answers(content):
        return Phrase("skipped.not-answers")
    try:
        write_new(place, content)
    except FileExistsError:
        is_same = place.is_file() and place.read_bytes() == content
        return None if is_same else Phrase("sealed.exists", {"file": str(place)})
    tell_written(place)
    return None


def _is_answers(content: bytes) -> bool:
    """Whether it is a file of answers: whoever has the public key can seal anything."""
    try:
        given = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(given, dict) and isinstance(given.get("answers"), dict)
