"""What commands keep from one to the next: a file of SQLite in .cache/, safe to delete at any time.

Every value stands with a checksum, and every key holds the fingerprint of the Rumbo that kept it: what is damaged,
foreign or older is not found. A store that cannot be read or written is done without. Several processes may share one.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from rumbo.memory import NOTHING, Memory
from rumbo.memory.fingerprint import fingerprint

NAME = "rumbo.sqlite3"
FOLDER = ".cache"
_CHECK = 16
"""Bytes of a checksum."""
_PATIENCE = 2.0
"""Seconds to wait for another process that is writing."""
_BATCH = 16 * 1024 * 1024
"""Bytes that are worth a visit to the disk."""
_SLACK = 32 * 1024 * 1024
"""Bytes that are not worth looking for what can go."""
_SLACK_OF_OTHERS = 1024 * 1024 * 1024
"""The same for a command that uses a small part: what it does not use, others do."""
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""Errors that are not the file's fault: another is writing, the disk is full, the folder not ours."""
_FORM = 1
"""The number of this form of the file."""

_CREATE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL)"
_RECALL = "SELECT value FROM kept WHERE key = ?"
_KEEP = "INSERT OR REPLACE INTO kept VALUES (?, ?)"
_SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"


@contextmanager
def opened(site: Path, *, used: bool = True, partly: bool = False) -> Iterator[Memory]:
    """The store of a site's folder, written to when the block ends; or nothing, if it is not to be used.

    A command that needs only a part of what builds keep says so: it leaves the rest to them.
    """
    if not used:
        yield NOTHING
        return
    store = Store(site / FOLDER / NAME, _SLACK_OF_OTHERS if partly else _SLACK)
    try:
        yield store
    finally:  # what was kept before anything went wrong holds all the same
        store.settle()
        store.close()


class Store:
    """A memory on disk."""

    def __init__(self, place: Path, slack: int = _SLACK) -> None:
        self._place = place
        self._slack = slack
        self._fresh: dict[str, bytes] = {}
        self._waiting = 0
        self._used: dict[str, int] = {}
        self._database = _database(place)
        self._process = os.getpid()

    def recall(self, key: str) -> bytes | None:
        """What has been kept under a key, if it is whole."""
        key = _own(key)
        kept = self._fresh[key] if key in self._fresh else self._read(key)
        if kept is None or _check(key, kept[_CHECK:]) != kept[:_CHECK]:
            return None
        self._used[key] = len(kept)
        return kept[_CHECK:]

    def keep(self, key: str, value: bytes) -> None:
        """Keep a value, for this command and for later ones."""
        key = _own(key)
        self._fresh[key] = _check(key, value) + value
        self._used[key] = len(self._fresh[key])
        self._waiting += len(self._fresh[key])
        if self._waiting > _BATCH:
            self._write()

    def settle(self) -> None:
        """Write what is still to be written; where that made too much, drop what this command did not use."""
        if self._fresh:
            self._write()
            self._make_room()

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _read(self, key: str) -> bytes | None:
        if self._process != os.getpid():  # SQLite wants no connection in two processes
            self._database, self._process = _database(self._place), os.getpid()
        try:
            row = self._database.execute(_RECALL, (key,)).fetchone() if self._database else None
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def _write(self) -> None:
        if self._database is not None:
            try:
                with self._database:
                    self._database.executemany(_KEEP, self._fresh.items())
            except sqlite3.Error as error:
                self._give_up(error)
        self._fresh, self._waiting = {}, 0

    def _make_room(self) -> None:
        if self._database is None:
            return
        try:
            [size] = self._database.execute(_SIZE).fetchone()
            if size > 2 * sum(self._used.values()) + self._slack:
                _drop_all_but(self._database, self._used)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Do without; and where the file is at fault, let the next command begin a new one."""
        self.close()
        if not _passes(error):
            _remove(self._place)


def _database(place: Path) -> sqlite3.Connection | None:
    """The file's database, made anew where it is none or has another form; None where there can be none."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        database = None
        try:
            database = sqlite3.connect(place, timeout=_PATIENCE)
            if _is_ready(database):
                return database
            passing = False
        except sqlite3.Error as error:
            passing = _passes(error)
        if database is not None:
            database.close()
        if passing:
            return None
        _remove(place)
    return None


def _passes(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING


def _remove(place: Path) -> None:
    with suppress(OSError):
        place.unlink(missing_ok=True)


def _is_ready(database: sqlite3.Connection) -> bool:
    """Whether a database has our form, or is new and has it now."""
    database.execute("PRAGMA synchronous = OFF")  # what a crash of the machine damages is noticed
    [form] = database.execute("PRAGMA user_version").fetchone()
    [tables] = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if form == 0 and tables == 0:
        database.execute(_CREATE)
        database.execute(f"PRAGMA user_version = {_FORM}")
    elif form != _FORM:
        return False
    database.execute(_RECALL, ("",)).fetchone()
    return True


def _drop_all_but(database: sqlite3.Connection, used: dict[str, int]) -> None:
    with database:
        database.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
        database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in used))
        database.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")
    database.execute("DROP TABLE used")
    database.execute("VACUUM")


def _own(key: str) -> str:
    return fingerprint()[:20] + key


def _check(key: str, value: bytes) -> bytes:
    digest = blake2b(key.encode(), digest_size=_CHECK)
    digest.update(value)
    return digest.digest()
