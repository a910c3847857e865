"""Texts and a Translator -> the same renderings, kept in SQLite so that none is made twice."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from transcheck.errors import ModelError
from transcheck.model import ForcedWord, Hypothesis, Language
from transcheck.ports import Translator

APPLICATION_ID = 0x7C4B0001
"""Written into the file's header, so that no other program's database is taken for a memory."""
SLICE = 512
"""Renderings that are kept at a time: what a killed process loses at most."""
PATIENCE_S = 60.0
_QUESTIONS = 500

Renderings: TypeAlias = tuple[Hypothesis, ...]


class Remembering:
    """A Translator that asks `translator` only for what it has not yet rendered.

    The key is the translator's signature, the direction, `n_best` and the text. Several processes
    may share a file. A damaged file is set aside as `<name>.damaged` and said so in `notes`.
    """

    def __init__(self, translator: Translator, path: Path | None = None) -> None:
        """`path` None keeps the memory for the object's life. Raises ModelError on a bad path."""
        self._translator = translator
        self._store = _Store(path)

    @property
    def signature(self) -> str:
        """The translator's own: remembering changes no rendering."""
        return self._translator.signature

    @property
    def notes(self) -> tuple[str, ...]:
        """What happened to the memory's file, one line each."""
        return tuple(self._store.notes)

    def supports(self, source: Language, target: Language) -> bool:
        """Whether the translator has a model for this direction."""
        return self._translator.supports(source, target)

    def translate(
        self, texts: Sequence[str], *, source: Language, target: Language, n_best: int = 1
    ) -> tuple[Renderings, ...]:
        """As the translator does; a text that is asked for twice is translated once."""
        keys = {
            text: _key(self.signature, source, target, str(n_best), text)
            for text in dict.fromkeys(texts)
        }
        known = self._store.get(tuple(keys.values()))
        missing = [text for text, key in keys.items() if key not in known]
        for start in range(0, len(missing), SLICE):
            part = missing[start : start + SLICE]
            made = self._translator.translate(part, source=source, target=target, n_best=n_best)
            fresh = {keys[text]: renderings for text, renderings in zip(part, made, strict=True)}
            self._store.put(fresh)
            known |= fresh
        return tuple(known[keys[text]] for text in texts)

    def force(
        self, pairs: Sequence[tuple[str, str]], *, source: Language, target: Language
    ) -> tuple[tuple[ForcedWord, ...], ...]:
        """As the translator does; not kept, for scoring costs a fraction of translating."""
        return self._translator.force(pairs, source=source, target=target)


class _Store:
    """Keys to renderings in one SQLite file; a connection a call, so threads and forks are safe."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.notes: list[str] = []
        self._lock = Lock()
        self._kept = None if path else _opened(":memory:", shared=True)
        if path is not None:
            _make_room(path)
        self.get(())

    def get(self, keys: tuple[bytes, ...]) -> dict[bytes, Renderings]:
        """What is known of `keys`; a row that cannot be read counts as unknown."""
        try:
            with self._connection() as database:
                return dict(_rows(database, keys))
        except sqlite3.DatabaseError as error:
            self._mend(error)
            return {}

    def put(self, renderings: Mapping[bytes, Renderings]) -> None:
        """Keep all of `renderings`, or none where the process dies before the end."""
        rows = [(key, _written(value)) for key, value in renderings.items()]
        try:
            with self._connection() as database, database:
                database.executemany("INSERT OR REPLACE INTO rendering VALUES (?, ?)", rows)
        except sqlite3.DatabaseError as error:
            self._mend(error)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        if self._kept is not None:
            with self._lock:
                yield self._kept
            return
        with closing(_opened(str(self.path), shared=False)) as database:
            yield database

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        """Set a damaged file aside and begin anew; raise ModelError over anything else."""
        # SQLite's "cannot open", "locked", "read-only", "disk full" come as OperationalError
        if self.path is None or isinstance(error, sqlite3.OperationalError):
            raise ModelError(
                f"the translation memory {self.path} cannot be used ({error}); name another file"
            )
        aside = self.path.with_name(f"{self.path.name}.damaged")
        try:
            self.path.replace(aside)
            for ending in ("-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        except OSError as failure:
            raise ModelError(f"the translation memory {self.path} is damaged") from failure
        self.notes.append(f"the translation memory {self.path} was damaged; it is now {aside.name}")


def _make_room(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(f"{path.parent} cannot be made ({error.strerror})") from error


def _opened(path: str, *, shared: bool) -> sqlite3.Connection:
    with ExitStack() as undone:
        database = sqlite3.connect(path, timeout=PATIENCE_S, check_same_thread=not shared)
        undone.callback(database.close)
        _prepare(database, path)
        undone.pop_all()
        return database


def _prepare(database: sqlite3.Connection, path: str) -> None:
    (found,) = database.execute("PRAGMA application_id").fetchone()
    if found == APPLICATION_ID:
        database.execute("PRAGMA synchronous = NORMAL")
        return
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if found or tables:
        raise ModelError(f"{path} is another program's database, no translation memory")
    database.execute("PRAGMA journal_mode = WAL")
    with database:
        # under the write lock: of several processes that find an empty file, one prepares it
        database.execute("BEGIN IMMEDIATE")
        database.execute(
            "CREATE TABLE IF NOT EXISTS rendering (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
        )
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _rows(
    database: sqlite3.Connection, keys: tuple[bytes, ...]
) -> Iterator[tuple[bytes, Renderings]]:
    for start in range(0, len(keys), _QUESTIONS):
        part = keys[start : start + _QUESTIONS]
        marks = ",".join("?" * len(part))
        query = f"SELECT key, value FROM rendering WHERE key IN ({marks})"  # noqa: S608
        for key, value in database.execute(query, part):
            renderings = _read(value)
            if renderings:
                yield key, renderings


def _written(renderings: Renderings) -> bytes:
    return _encoded([[one.text, one.score] for one in renderings])


def _read(value: bytes) -> Renderings:
    try:
        pairs = json.loads(value.decode("utf-8", "surrogatepass"))
        return tuple(Hypothesis(text=str(text), score=float(score)) for text, score in pairs)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()


def _key(*parts: str) -> bytes:
    return hashlib.sha256(_encoded(parts)).digest()


def _encoded(values: object) -> bytes:
    """JSON that keeps lone surrogates apart, where escapes would join two of them to one letter."""
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
