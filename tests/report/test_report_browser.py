"""Pages in a real browser: they work, they ask for nothing, and no text in them runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report_samples import hostile

from transcheck.report import safe_name

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

FERRY = "pairs/ferry-2025-03-14.html"
HOSTILE = f"pairs/{safe_name(hostile().pair.pair_id)}.html"


def _log(chrome: Chrome, kind: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = chrome.get_log(kind)  # type: ignore[no-untyped-call]
    return entries


def _open(chrome: Chrome, path: Path) -> None:
    chrome.get("about:blank")
    _log(chrome, "performance")
    _log(chrome, "browser")
    chrome.get(path.as_uri())


def _requests(chrome: Chrome) -> list[str]:
    events = (json.loads(entry["message"])["message"] for entry in _log(chrome, "performance"))
    return [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]


def _ids(chrome: Chrome, css: str) -> list[str]:
    found: list[str] = chrome.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map(e => e.dataset.l || e.id)", css
    )
    return sorted(set(found))


def _visible(chrome: Chrome, css: str) -> int:
    count: int = chrome.execute_script(
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetParent).length",
        css,
    )
    return count


@pytest.mark.parametrize("name", [FERRY, HOSTILE, "index.html"])
def test_a_page_asks_for_nothing_and_runs_nothing_of_its_texts(
    chrome: Chrome, reports: Path, name: str
) -> None:
    page = reports / name
    _open(chrome, page)
    assert chrome.title.endswith("transcheck")
    assert _log(chrome, "browser") == []
    assert _requests(chrome) == [page.as_uri()]
    assert chrome.execute_script("return document.querySelectorAll('script, style').length") == 2
    assert chrome.execute_script("return document.querySelectorAll('img').length") == 0


def test_the_articles_are_shown_to_the_letter(chrome: Chrome, reports: Path) -> None:
    _open(chrome, reports / FERRY)
    shown = chrome.execute_script("return document.querySelector('#wire .text').textContent")
    record = json.loads((reports / FERRY).with_suffix(".json").read_text(encoding="utf-8"))
    assert shown == record["wire"]["text"]


def test_a_click_on_a_claim_lights_its_counterpart_and_its_card(
    chrome: Chrome, reports: Path
) -> None:
    _open(chrome, reports / FERRY)
    chrome.execute_script("document.querySelector('#wire .c.v-contradicted').click()")
    assert _ids(chrome, "#wire .c.on") == ["L002"]
    assert _ids(chrome, "#translation .c.on") == ["L002"]
    assert _ids(chrome, ".card.on") == ["L002"]


def test_a_click_scrolls_the_other_columns_to_the_claim(chrome: Chrome, reports: Path) -> None:
    _open(chrome, reports / FERRY)
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]},
    )
    chrome.set_window_size(1200, 420)
    chrome.execute_script("document.querySelector('#wire-L009').click()")
    inside = chrome.execute_script(
        "return ['translation-L009', 'L009'].map(id => {"
        "  const box = document.getElementById(id).getBoundingClientRect();"
        "  return box.top >= 0 && box.top < innerHeight; })"
    )
    chrome.set_window_size(1440, 900)
    assert inside == [True, True]


def test_keys_step_through_the_cards_and_clear(chrome: Chrome, reports: Path) -> None:
    from selenium.webdriver import ActionChains, Keys

    _open(chrome, reports / FERRY)
    ActionChains(chrome).send_keys("j").send_keys("j").perform()
    assert _ids(chrome, ".on") == ["L002"]
    ActionChains(chrome).send_keys("k").perform()
    assert _ids(chrome, ".card.on") == ["L001"]
    ActionChains(chrome).send_keys(Keys.ESCAPE).perform()
    assert _ids(chrome, ".on") == []


def test_unticking_a_verdict_hides_its_cards(chrome: Chrome, reports: Path) -> None:
    _open(chrome, reports / FERRY)
    assert _visible(chrome, ".card") == 11
    chrome.execute_script("document.querySelector('#show-consistent').click()")
    assert _visible(chrome, ".card") == 7
    chrome.execute_script("document.querySelector('#show-neutral').click()")
    assert _visible(chrome, ".card") == 6
    assert _visible(chrome, ".tag.v-consistent") == 0


def test_without_scripts_everything_can_be_read_and_every_anchor_works(
    chrome: Chrome, reports: Path
) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        _open(chrome, reports / FERRY)
        text = chrome.find_element("css selector", "main").text
        chrome.find_element("css selector", "#wire-L002").click()
        address = chrome.current_url
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "The wire counts 212 people, the translation 221." in text
    assert address.endswith("#translation-L002")


def test_the_index_sorts_by_a_column(chrome: Chrome, reports: Path) -> None:
    _open(chrome, reports / "index.html")
    first = "return document.querySelector('#pairs tbody tr th').textContent"
    assert chrome.execute_script(first) == "ferry-2025-03-14"
    chrome.execute_script("document.querySelector('#pairs thead th:last-child button').click()")
    assert chrome.execute_script(first) == hostile().pair.pair_id
