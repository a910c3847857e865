import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck.errors import InputError
from transcheck.read.dates import published_in, stamp_of, zone_named

CASES = tomllib.loads((Path(__file__).parent / "data" / "dates.toml").read_text("utf-8"))["date"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_date_line_means_the_instant_of_the_table(case: dict[str, str]) -> None:
    stamp = published_in(case["text"])
    home = ZoneInfo(case["home"]) if "home" in case else None
    instant = stamp.instant(home) if stamp else None
    assert instant == (datetime.fromisoformat(case["instant"]) if "instant" in case else None)


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2025-03-04", "2025-03-04T12:00:00+09:00"),
        ("2025-03-04 08:30", "2025-03-04T08:30:00+09:00"),
        ("2025-03-04T08:30:00Z", "2025-03-04T08:30:00+00:00"),
        ("2025.03.04 08:30", "2025-03-04T08:30:00+09:00"),
        (" March 4, 2025 ", "2025-03-04T12:00:00+09:00"),
    ],
)
def test_a_metadata_value_may_be_iso_or_written_out(value: str, instant: str) -> None:
    stamp = stamp_of(value, "meta.json, wire.published")
    assert stamp.instant(ZoneInfo("Asia/Seoul")) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    "value", ["yesterday", "2025-13-01", "0001-01-01", "4/3/2025", "²", "9" * 99]
)
def test_a_bad_date_names_its_place(value: str) -> None:
    with pytest.raises(InputError, match=r"^meta.json, wire.published: .*write it like") as caught:
        stamp_of(value, "meta.json, wire.published")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["Seoul", "../etc/passwd", "Asia", "", "Asia/Seoul\x00", "KST+9"])
def test_a_bad_time_zone_names_its_place(name: str) -> None:
    with pytest.raises(InputError, match=r"^here: .*Asia/Seoul$"):
        zone_named(name, "here")


@given(st.text(alphabet="0123456789-./:,년월일 시분TZ+APMapmJanMayPublished수정", max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    stamp = published_in(text)
    assert stamp is None or stamp.instant(None).tzinfo is not None
