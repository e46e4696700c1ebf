"""What is kept is never wrong, only missing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo.memory import Mind, key, store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / store.FOLDER / store.NAME


def keep(site: Path, **values: bytes) -> None:
    with store.opened(site) as memory:
        for name, value in values.items():
            memory.keep(name, value)


def recall(site: Path, name: str) -> bytes | None:
    with store.opened(site) as memory:
        return memory.recall(name)


def test_a_key_tells_its_parts_apart() -> None:
    keys = {key("k", "ab", "c"), key("k", "a", "bc"), key("k", "abc"), key("j", "abc"), key("k", "ab", "c", "")}
    assert len(keys) == 5
    assert key("k", "á") == key("k", "á".encode())


def test_a_store_gives_back_what_another_command_kept(tmp_path: Path) -> None:
    keep(tmp_path, one=b"1", none=b"")
    assert recall(tmp_path, "one") == b"1"
    assert recall(tmp_path, "none") == b""
    assert recall(tmp_path, "two") is None


def test_what_is_kept_can_be_recalled_at_once_and_holds_whatever_happens_next(tmp_path: Path) -> None:
    def fail() -> None:
        with store.opened(tmp_path) as memory:
            memory.keep("one", b"1")
            assert memory.recall("one") == b"1"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert recall(tmp_path, "one") == b"1"


def test_another_rumbo_finds_nothing_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, one=b"1")
    monkeypatch.setattr(store, "fingerprint", lambda: "another" * 10)
    assert recall(tmp_path, "one") is None


def altered(file: Path, statement: str) -> None:
    database = sqlite3.connect(file)
    with database:
        database.execute(statement)
    database.close()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a value changed": lambda file: altered(file, "UPDATE kept SET value = substr(value, 1, 16) || x'00'"),
    "a value cut off": lambda file: altered(file, "UPDATE kept SET value = x'00'"),
    "a value of text": lambda file: altered(file, "UPDATE kept SET value = 'text'"),
    "keys mixed up": lambda file: altered(file, "UPDATE kept SET key = key || 'x'"),
    "no table": lambda file: altered(file, "DROP TABLE kept"),
    "a view for a table": lambda file: altered(file, "ALTER TABLE kept RENAME TO old"),
    "an older form": lambda file: altered(file, "PRAGMA user_version = 99"),
    "no database": lambda file: file.write_bytes(b"not a database, but long enough to be looked at" * 100),
    "nothing in it": lambda file: file.write_bytes(b""),
    "the end cut off": lambda file: file.write_bytes(file.read_bytes()[:5000]),
    "deleted": lambda file: file.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_foreign_or_older_store_is_as_good_as_none_and_is_begun_anew(
    tmp_path: Path, file: Path, damage: str
) -> None:
    keep(tmp_path, one=b"1" * 9000)
    DAMAGES[damage](file)
    assert recall(tmp_path, "one") is None
    keep(tmp_path, one=b"1")
    keep(tmp_path, one=b"1")
    assert recall(tmp_path, "one") == b"1"


def test_a_store_that_cannot_be_is_done_without(tmp_path: Path) -> None:
    (tmp_path / store.FOLDER).write_text("a file where the folder would be")
    keep(tmp_path, one=b"1")
    assert recall(tmp_path, "one") is None


def test_while_another_command_writes_a_store_is_done_without(tmp_path: Path, file: Path) -> None:
    keep(tmp_path, one=b"1")
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    keep(tmp_path, two=b"2")
    other.rollback()
    other.close()
    assert recall(tmp_path, "one") == b"1"
    assert recall(tmp_path, "two") is None


def test_two_commands_may_keep_at_once(tmp_path: Path) -> None:
    with store.opened(tmp_path) as one, store.opened(tmp_path) as other:
        for memory, name in ((one, "one"), (other, "other"), (one, "both"), (other, "both")):
            memory.keep(name, name.encode())
    assert [recall(tmp_path, name) for name in ("one", "other", "both")] == [b"one", b"other", b"both"]


def test_what_nobody_asks_for_goes_before_it_is_too_much(tmp_path: Path, file: Path) -> None:
    megabyte = b"x" * 1024 * 1024
    most = 0
    for round_ in range(12):
        with store.opened(tmp_path) as memory:
            memory.recall("asked for")
            for number in range(8):
                memory.keep(f"{round_} {number}", megabyte)
            memory.keep("asked for", b"1")
        most = max(most, file.stat().st_size)
    assert most < 64 * len(megabyte)
    assert recall(tmp_path, "asked for") == b"1"


def test_a_command_that_needs_a_part_leaves_the_rest(tmp_path: Path) -> None:
    keep(tmp_path, **{f"of others {number}": b"x" * 1024 * 1024 for number in range(40)})
    with store.opened(tmp_path, partly=True) as memory:
        memory.keep("own", b"1")
    assert recall(tmp_path, "of others 0")


def test_a_mind_forgets_what_two_rounds_have_not_asked_for() -> None:
    mind = Mind()
    mind.keep("one", b"1")
    mind.keep("two", b"2")
    mind.turn()
    assert mind.recall("one") == b"1"
    mind.turn()
    assert (mind.recall("one"), mind.recall("two")) == (b"1", None)
