"""The house rules that a machine can check: sizes, names, layers, notebooks, four files a stem."""

import ast
import json
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "workshop_kit"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CONTROL = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.If,
)
SAY_NOTHING = {"utils", "helpers", "common", "manager", "base"}


def sources(*suffixes: str) -> list[Path]:
    found = [path for path in PACKAGE.rglob("*") if path.suffix in suffixes]
    return sorted(found) + ([ROOT / "kit.py"] if ".py" in suffixes else [])


def functions() -> Iterator[tuple[str, int]]:
    """Where each function stands, and its lines from `def` to the end."""
    for path in sources(".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                place = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                yield place, (node.end_lineno or node.lineno) - node.lineno + 1


def libraries(folder: Path) -> set[str]:
    """The top-level modules that the folder's files import, but for Python's own and ours."""
    names: list[str] = []
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names += [alias.name for alias in node.names]
            if isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.append(node.module)
    return {n.split(".")[0] for n in names} - sys.stdlib_module_names - {"workshop_kit"}


def code_cells(notebook: Path) -> list[dict]:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def code(cell: dict) -> str:
    return "".join(cell["source"])


def stems() -> list[str]:
    return sorted(path.stem for path in (PACKAGE / "library" / "workshops").glob("*.yaml"))


def test_no_function_is_longer_than_40_lines():
    assert [f"{place}: {lines}" for place, lines in functions() if lines > 40] == []


def test_no_file_is_longer_than_300_lines():
    lengths = {
        path: len(path.read_text("utf-8").splitlines()) for path in sources(".py", ".js", ".css")
    }
    assert [f"{p.relative_to(ROOT)}: {n}" for p, n in lengths.items() if n > 300] == []


def test_every_module_has_a_name_that_says_what_is_in_it():
    assert [str(p.relative_to(ROOT)) for p in sources(".py") if p.stem in SAY_NOTHING] == []


def test_a_line_imports_only_from_lines_below_it():
    lint = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    told = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout


def test_the_domain_uses_the_standard_library_only():
    assert libraries(PACKAGE / "domain") == set()


def test_every_library_that_the_package_imports_is_a_dependency_of_its_own():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["postgresql"]
    ours = {canonicalize_name(Requirement(text).name) for text in declared} | {"pydantic-core"}
    makers = packages_distributions()
    borrowed = {n for n in libraries(PACKAGE) if not ours & {*map(canonicalize_name, makers[n])}}
    assert borrowed == set()


def test_feedback_and_marking_is_among_the_workshops():
    assert "feedback_and_marking" in stems()


def test_every_workshop_has_its_notebook_its_guide_and_its_sample():
    files = ["notebooks/{}.ipynb", "facilitator_guides/{}.md", "sample_data/{}.jsonl"]
    wanted = [name.format(stem) for stem in stems() for name in files]
    assert [name for name in wanted if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_thin(notebook):
    source = "\n".join(code(cell) for cell in code_cells(notebook))
    lines = [line for line in source.splitlines() if line.strip() and not line.startswith("#")]
    control = [node for node in ast.walk(ast.parse(source)) if isinstance(node, CONTROL)]
    assert control == []
    assert len(lines) <= 12


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_visitors_exactly_one_code_cell(notebook):
    tags = [cell["metadata"].get("tags", []) for cell in code_cells(notebook)]
    assert len([t for t in tags if "skip-voila" not in t]) == 1


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_was_run_before_it_was_kept(notebook):
    assert [code(c) for c in code_cells(notebook) if c["execution_count"] is None] == []


def test_a_page_with_a_known_barrier_is_refused(page_at, axe: Callable):
    page = page_at(360)
    page.set_content("<html lang='en'><title>A test</title><main><h1>A</h1><input></main></html>")
    with pytest.raises(AssertionError, match=r"critical: .*\(label\)"):
        axe(page)


def test_a_page_without_a_barrier_is_let_through(page_at, axe: Callable):
    page = page_at(1280)
    page.set_content(
        "<html lang='en'><title>A test</title><main><h1>A</h1><label>Name <input></label></main>"
    )
    axe(page)


def test_a_page_that_asks_another_host_or_fails_is_noticed(page_at):
    page = page_at(360)
    page.set_content("<script src='http://elsewhere.test/a.js'></script>")
    page.evaluate("() => setTimeout(() => { throw new Error('it broke') })")
    page.evaluate("() => new WebSocket('ws://far.test/live').onerror = () => document.title = 'x'")
    page.wait_for_function("document.title == 'x'")
    told = "\n".join(page_at.faults)
    page_at.faults.clear()
    assert "asked another host: http://elsewhere.test/a.js" in told
    assert "asked another host: ws://far.test/live" in told
    assert "error: it broke" in told


def test_an_expected_console_error_is_let_through(page_at):
    page = page_at(360, allow="the hall is gone")
    page.evaluate("() => console.error('the hall is gone')")
