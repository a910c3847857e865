"""The official packages, from an index that a real server of this machine serves."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from transcheck.backtranslate import install_official
from transcheck.backtranslate.index import MOST_INDEX_BYTES
from transcheck.errors import ModelError

Row = dict[str, Any]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(archives: Path) -> Iterator[str]:
    """The address at which the test's archives are served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(archives)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def serve(
    site: str, archives: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[bytes | list[Row]], None]:
    """Makes `content` the index."""
    from argostranslate import settings

    def put(content: bytes | list[Row]) -> None:
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (archives / "index.json").write_bytes(raw)
        monkeypatch.setattr(settings, "remote_package_index", f"{site}/index.json")

    return put


def row(site: str, way: str, version: str, *links: str) -> Row:
    source, target = way.split("_")
    return {
        "from_code": source,
        "to_code": target,
        "package_version": version,
        "links": [f"{site}/{link}" if "/" not in link else link for link in links],
    }


def both(site: str, *links: str) -> list[Row]:
    other = row(site, "ko_en", "1.0", "translate-ko_en-1_0.argosmodel")
    return [row(site, "en_ko", "1.0", *links), other]


def test_the_newest_of_both_directions_is_installed(
    site: str, serve: Callable[..., None], tmp_path: Path
) -> None:
    rows = both(site, "translate-en_ko-1_0.argosmodel")
    serve([row(site, "en_ko", "0.9", "absent.argosmodel"), *rows, row(site, "en_fr", "9", "x")])
    made = install_official(into=tmp_path / "packages")
    assert [package.name for package in made] == ["en_ko-1.0", "ko_en-1.0"]
    assert all(package.model.is_dir() for package in made)


def test_a_link_that_fails_gives_way_to_the_next(
    site: str, serve: Callable[..., None], tmp_path: Path
) -> None:
    serve(both(site, "absent.argosmodel", "translate-en_ko-1_0.argosmodel"))
    assert len(install_official(into=tmp_path / "packages")) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not JSON", "is no list in JSON"),
        (b"7", "is no list in JSON"),
        (b"[]", "has no en_ko"),
        (b"[1, null]", "has no en_ko"),
        (b'[{"from_code": "en", "to_code": "ko", "links": 7}]', "has no en_ko"),
        (b" " * (MOST_INDEX_BYTES + 1), "is longer than"),
        (
            b'[{"from_code": "en", "to_code": "ko", "links": ["file:///etc/passwd"]}]',
            "has no en_ko",
        ),
    ],
)
def test_an_index_that_is_none_is_refused(
    serve: Callable[..., None], tmp_path: Path, content: bytes, said: str
) -> None:
    serve(content)
    with pytest.raises(ModelError, match=said) as refused:
        install_official(into=tmp_path / "packages")
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "packages").exists()


def test_nothing_is_installed_unless_both_arrive(
    site: str, serve: Callable[..., None], tmp_path: Path
) -> None:
    serve(both(site, "absent.argosmodel"))
    with pytest.raises(ModelError, match="cannot be reached"):
        install_official(into=tmp_path / "packages")
    assert not (tmp_path / "packages").exists()


def test_offline_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from argostranslate import settings

    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:9/index.json")
    with pytest.raises(ModelError, match=r"cannot be reached .* give an \.argosmodel"):
        install_official(into=tmp_path / "packages")
