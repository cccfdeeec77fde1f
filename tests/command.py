"""The command line without a process of its own: what each command says and how it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from workshop_kit.commands import app
from workshop_kit.school import School


def kit(*command: object) -> Result:
    """Run one command here; `exit_code`, `stdout`, `stderr` as in a terminal."""
    with _let_go():
        return CliRunner().invoke(app, [*map(str, command)], catch_exceptions=False)


@contextmanager
def _let_go() -> Iterator[None]:
    """A process that ends lets go of its school's folder; here it is done for it."""
    opened: list[School] = []
    begin = School.__init__

    def remembered(school: School, *about: Any) -> None:
        begin(school, *about)
        opened.append(school)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(School, "__init__", remembered)
        try:
            yield
        finally:
            for school in opened:
                school.stop()
