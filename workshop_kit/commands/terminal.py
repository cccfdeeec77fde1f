"""What the commands share: their common options, a school's folder, and how they speak."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from .. import disk
from ..domain.opening import SETTINGS
from ..domain.problem import Refused
from ..words import say

if TYPE_CHECKING:
    from ..school import School

HOME = Path.home() / "workshop-kit"
Data = Annotated[Path, typer.Option("--data", help=say("cli.data"))]
SchoolName = Annotated[str, typer.Option("--school", help=say("cli.school"))]
AsJson = Annotated[bool, typer.Option("--json", help=say("cli.json"))]
To = Annotated[Path, typer.Option("--to", help=say("cli.to"))]


def school_in(data: Path, name: str | None = None) -> "School":
    """The school whose folder this is; ends with a sentence where it cannot be one.

    `name` is None where a command makes no new folder.
    """
    from ..school import School  # noqa: PLC0415 -- slow import
    from ..school.folder import named  # noqa: PLC0415 -- slow import

    with using(data):
        try:
            if name is None and not named(data):
                fail(say("serve.no_folder", folder=data))
            return School(data, name or "")
        except OSError:
            fail(say("store.failed", folder=data))


def tell(about: dict[str, str], as_json: bool, key: str) -> None:
    """Print the sentence `key`, or `about` itself as one JSON line."""
    typer.echo(json.dumps(about) if as_json else say(key, **about))
    sys.stdout.flush()


def tell_links(place: "School", links: dict[str, str], as_json: bool, key: str) -> None:
    """As `tell`, of a room's links; the plan's is called by whose it is."""
    about = {"school": place.name, **links}
    label = say(f"cli.plan_{place.side}").ljust(20)
    tell(about if as_json else {**about, "plan_label": label}, as_json, key)


def listed(named: Mapping[str, str]) -> str:
    """Names with their words, a line each."""
    return "\n".join(f"  {name}: {words}" for name, words in named.items())


def tidy_names(place: "School") -> None:
    """Names whose day has come go, of the others it is said when; `place` is held."""
    from ..school import names  # noqa: PLC0415 -- slow import

    with refusals(place):
        for line in names.told(*names.tidy(place, date.today())):
            typer.echo(line)


def draw_qr(address: str) -> None:
    """Draw a QR code of this address in the terminal."""
    import segno  # noqa: PLC0415 -- slow import

    with suppress(UnicodeEncodeError):  # into a file on Windows: the link stands above
        segno.make(address, error="l").terminal(compact=True)


def put(path: Path, body: bytes) -> None:
    """Write a file, whole or not at all; ends with a sentence where that cannot be done."""
    with writing(path):
        disk.put(path, body)


def made(folder: Path) -> Path:
    """This folder, made where it is missing; ends with a sentence where that cannot be done."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def writing(to: Path) -> Iterator[None]:
    """Ends with a sentence where nothing can be written to this file or folder."""
    try:
        yield
    except OSError as error:
        fail(say("cli.cannot_write", folder=to, reason=error.strerror))


@contextmanager
def refusals(place: "School") -> Iterator[None]:
    """Ends with a sentence where a school has no such room, refuses, or its store fails."""
    from ..content import Faulty  # noqa: PLC0415 -- slow import
    from ..school import NoRoom  # noqa: PLC0415 -- slow import

    with using(place.folder):
        try:
            yield
        except NoRoom as unknown:
            known = ", ".join(place.store.rooms())
            fail(say("cli.no_room", code=unknown.args[0], known=known or "-"))
        except Refused as refused:
            refuse(refused)
        except Faulty as faulty:
            fail(str(faulty))


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Ends with a sentence where this folder is not that of the school, or its store fails."""
    from ..school import NoSchool, StoreError  # noqa: PLC0415 -- slow import

    try:
        yield
    except NoSchool as refused:
        fail(say(refused.args[0], **refused.args[1]))
    except StoreError as error:
        fail(say(error.args[0], folder=folder))


def fail(sentence: str) -> NoReturn:
    """End with this sentence and exit code 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def check_setting(setting: str) -> None:
    """End with a sentence where there is no such kind of school; "" is one not said."""
    if setting not in ("", *SETTINGS):
        fail(say("opening.no_setting", given=setting, known=", ".join(SETTINGS)))


def refuse(refused: Refused) -> NoReturn:
    """End with all problems, a line each."""
    fail("\n".join(say(problem.key, **problem.about) for problem in refused.problems))
