"""Keys, and answers that were sent sealed (TM-15).

sealed/ holds what the browser's module sealed once for the key beside it: a later Rumbo must open it too. What a real
browser seals is opened in tests/browser/test_collecting.py.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from rumbo.cli import main, opened
from rumbo.content.schema.points import is_public_key
from rumbo.content.sealing import PrivateKey

ANSWERS = {"diagnostic": "d", "answers": {"q": "a"}}
FIXED = Path(__file__).with_name("sealed")


def run(*words: str | Path, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *map(str, words)])


def test_tm_15_keys_are_written_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "answers.pem"
    made = run("keys", "-o", file)
    assert made.exit_code == 0, made.output
    public = PrivateKey.read(file.read_bytes()).public
    assert made.output.endswith(f"  encrypt_to: {public}\n")
    assert is_public_key(public)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    kept = file.read_bytes()
    again = run("keys", "-o", file)
    assert (again.exit_code, file.read_bytes()) == (2, kept)
    assert "exists already; nothing was written" in again.output


def test_tm_15_no_private_key_is_written_into_a_sites_folder(tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").touch()
    (tmp_path / "more").mkdir()
    refused = run("keys", "-o", tmp_path / "more" / "answers.pem")
    assert refused.exit_code == 2
    assert "name a place outside it" in refused.output
    assert list((tmp_path / "more").iterdir()) == []


def test_tm_15_with_one_letter_changed_a_public_key_is_none() -> None:
    public = PrivateKey.new().public
    others = {public[:place] + letter + public[place + 1 :] for place in range(87) for letter in "AbZ9_-"}
    assert [key for key in others - {public} if is_public_key(key)] == []


SPOILT: dict[str, tuple[Callable[[dict[str, object]], object], str]] = {
    "other-key": (lambda one: {**one, "to": "0" * 16}, "sealed for another key"),
    "newer": (lambda one: {**one, "rumbo-sealed": 2}, "in a format that this version of Rumbo does not know"),
    "cut": (lambda one: {**one, "sealed": str(one["sealed"])[:-8]}, "which is damaged"),
    "no-point": (lambda one: {**one, "ephemeral": "A" * 87}, "which is damaged"),
    "no-nonce": (lambda one: {key: one[key] for key in one if key != "nonce"}, "which is damaged"),
    "not-base64": (lambda one: {**one, "sealed": "é"}, "which is damaged"),
    "answers": (lambda _: ANSWERS, "in which nothing is sealed"),
    "a-list": (lambda _: [1], "in which nothing is sealed"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_tm_15_what_cannot_be_opened_is_named_and_the_rest_is_opened(name: str, tmp_path: Path) -> None:
    spoil, said = SPOILT[name]
    one = json.loads((FIXED / "sealed.json").read_text())
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(spoil(one)))
    result = run("open", bad, FIXED / "sealed.json", "--key", FIXED / "key.pem", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"skipped: {bad}, " in result.output
    assert said in result.output
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["sealed.json"]
    assert json.loads((tmp_path / "out" / "sealed.json").read_text())["answers"] == {"q": "a"}


def test_tm_15_opening_again_writes_nothing_anew_and_overwrites_nothing(tmp_path: Path) -> None:
    words = ("open", FIXED / "sealed.json", "--key", FIXED / "key.pem", "-o", tmp_path)
    assert [run(*words).exit_code, run(*words).exit_code] == [0, 0]
    (tmp_path / "sealed.json").write_text("mine")
    again = run(*words)
    assert again.exit_code == 1
    assert "is there already and says something else" in again.output
    assert (tmp_path / "sealed.json").read_text() == "mine"


def test_tm_15_what_is_sealed_must_be_answers(tmp_path: Path) -> None:
    result = run("open", FIXED / "other.json", "--key", FIXED / "key.pem", "-o", tmp_path)
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "which is no file of answers" in result.output


def test_tm_15_what_is_larger_than_any_answers_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(1 << 40)
    result = run("open", huge, FIXED / "sealed.json", "--key", FIXED / "key.pem", "-o", tmp_path / "out")
    assert (result.exit_code, len(list((tmp_path / "out").iterdir()))) == (1, 1)
    assert "huge.json, in which nothing is sealed" in " ".join(result.output.split())


@pytest.mark.parametrize("kind", ["text", "locked", "curve"])
def test_tm_15_a_file_that_is_no_key_of_ours_is_refused(kind: str, tmp_path: Path) -> None:
    other = ec.generate_private_key(ec.SECP384R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    locked = b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"
    (tmp_path / "key.pem").write_bytes({"text": b"hello", "locked": locked, "curve": other}[kind])
    result = run("open", FIXED / "sealed.json", "--key", tmp_path / "key.pem", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "is no private key that `rumbo keys` wrote" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("lang", ["en", "es", "fr"])
def test_tm_15_a_missing_extra_is_told_with_its_command(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "find_spec", lambda _: None)
    for words in (("keys", "-o", tmp_path / "k.pem"), ("open", FIXED / "sealed.json", "--key", FIXED / "key.pem")):
        result = run(*words, lang=lang)
        assert result.exit_code == 2
        assert "pip install 'rumbo[collect]'" in result.output
