"""docs/accessibility.md says what is tested: each test exists, and with which axe."""

import re

from axe_playwright_python.base import AXE_SCRIPT

from tests.test_security_page import NAMED, page, written_in

STATEMENT = page("accessibility.md")


def test_every_test_that_the_statement_names_exists():
    named = NAMED.findall(STATEMENT)
    assert len(named) > 12
    assert [f"{file}::{test}" for file, test in named if test not in written_in(file)] == []


def test_every_line_of_what_was_tested_names_a_test():
    lines = [line for line in STATEMENT.splitlines() if line.startswith("| ")]
    assert [line for line in lines[1:] if not NAMED.search(line)] == []


def test_the_statement_says_which_axe_was_used():
    used = re.search(r"axe v([\d.]+)", AXE_SCRIPT)
    assert used and f"axe-core {used[1]} " in STATEMENT
