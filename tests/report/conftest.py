"""Pages written by the real reporters, and a real browser to open them in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report_samples import ferry, hostile, skipped

from transcheck.report import REPORTERS, write_pair, write_summary

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the whole report of three pairs."""
    folder = tmp_path_factory.mktemp("reports")
    results = (ferry(), hostile(), skipped())
    for result in results:
        write_pair(result, folder, formats=REPORTERS)
    write_summary(results, folder, formats=REPORTERS)
    return folder


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """Headless Chromium that keeps a log of its console and of every request."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        pytest.skip("needs Chromium and chromedriver (Debian: chromium, chromium-driver)")
    selenium = pytest.importorskip("selenium.webdriver", reason="needs selenium")
    options: Any = selenium.ChromeOptions()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--window-size=1440,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    running = selenium.Chrome(options=options, service=selenium.ChromeService(driver))
    yield running
    running.quit()
