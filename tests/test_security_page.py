"""docs/security.md names a test for every line, and each exists; what docs quote is said."""

import ast
import re
from functools import cache
from pathlib import Path

from workshop_kit import content
from workshop_kit.words import say

TESTS = Path(__file__).parent
DOCS = TESTS.parent / "docs"
NAMED = re.compile(r"`([a-z_/]+\.py)::(\w+)`")


@cache
def written_in(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, kinds)}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_test_that_the_threat_model_names_exists():
    named = NAMED.findall(page("security.md"))
    assert len(named) > 30
    assert [f"{file}::{test}" for file, test in named if test not in written_in(file)] == []


def test_every_line_of_the_threat_model_names_a_test():
    lines = [line for line in page("security.md").splitlines() if line.startswith("| ")]
    threats = [line for line in lines if not line.startswith("| Threat |")]
    assert len(threats) > 15
    assert [line for line in threats if not NAMED.search(line)] == []


def test_the_page_on_data_protection_leads_to_papers_that_there_are_and_quotes_what_is_said():
    told = " ".join(page("data_protection.md").split())
    papers = re.findall(r"paper (\w+) --to", told)
    assert papers == ["dpia", "staff_notice"] and set(papers) <= set(content.paper_paths(None))
    assert say("form.care") in told and "Freedom of Information" in told
