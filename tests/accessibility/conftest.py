"""Fixtures for accessibility: a stage, and the page of a person who has answered already."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.screens.conftest import stage  # noqa: F401 -- a fixture


@pytest.fixture
def as_phone(page_at) -> Callable[[str, dict[str, str]], Page]:
    """The page of a phone that has these cookies."""

    def opened(link: str, cookies: dict[str, str]) -> Page:
        page, host = page_at(360), str(urlsplit(link).hostname)
        kept = [{"name": n, "value": v, "domain": host, "path": "/"} for n, v in cookies.items()]
        page.context.add_cookies(kept)
        page.goto(link)
        return page

    return opened
