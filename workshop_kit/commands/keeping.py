"""What is kept and for how long: the receipt, copies, and removing for good."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..words import say
from .terminal import HOME, Data, fail, refusals, school_in, using, writing

if TYPE_CHECKING:
    from ..domain.story import State
    from ..school import School
    from ..school.receipt import Inventory


def receipt(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    data: Data = HOME,
) -> None:
    """Print what is stored of a room, and what is not promised."""
    from ..school.receipt import inventory_of  # noqa: PLC0415 -- slow import

    place, code = school_in(data), room.upper()
    with refusals(place):
        state = place.here.found(code).state
        lines = _receipt(place, state, inventory_of(place, code))
    typer.echo("\n".join(lines))


def _receipt(school: "School", state: "State", found: "Inventory") -> list[str]:
    from ..domain.report.phrases import spoken  # noqa: PLC0415 -- slow import

    today = spoken(say, date.today().isoformat())
    about = {"code": state.code, "school": school.name, "title": state.workshop.title}
    return [
        say("receipt.head", **about, file=found.file, today=today).strip(),
        *_stored(found),
        "",
        say("receipt.never").strip(),
        "",
        *_promised(school, state),
    ]


def _stored(found: "Inventory") -> list[str]:
    lines = [
        say("receipt.table", name=name, rows=rows, columns=", ".join(columns))
        for name, (columns, rows) in found.tables.items()
    ]
    kinds = [f"  {_kind(kind)}: {n}" for kind, n in found.kinds.items()]
    held = [say("receipt.holds", question=q, n=n) for q, n in found.held.items()]
    slips = [say("receipt.slips", n=found.slips)] if found.slips else []
    log = "elsewhere" if found.left is None else "not_wiped" if found.left else "wiped"
    return [
        *lines,
        say("receipt.events"),
        *kinds,
        *(held or [say("receipt.holds_none")]),
        *slips,
        say(f"receipt.{log}", bytes=found.left),
    ]


def _kind(kind: str) -> str:
    from ..words import sentences  # noqa: PLC0415 -- only here

    key = f"receipt.kind_{kind}"
    return f"{kind} ({say(key)})" if key in sentences() else kind


def _promised(school: "School", state: "State") -> list[str]:
    line = "clear" if not school.address.startswith("https://") else "https"
    twice = "slips" if state.opening.slips else "one_phone"
    late = ("voice_late",) if state.late or state.added else ()
    parts = ("not_promised", f"voice_{twice}", *late, "network", f"network_{line}")
    return [say(f"receipt.{part}").strip() for part in parts]


def backup(
    to: Annotated[Path, typer.Option("--to", help=say("cli.backup_to"))], data: Data = HOME
) -> None:
    """Copy a school to one file, without a single answer."""
    from ..school import keeping  # noqa: PLC0415 -- slow import

    place = None if keeping.is_trusts_alone(data) else school_in(data)
    with refusals(place) if place else nullcontext(), writing(to):
        key = keeping.backup(data, place.store if place else None, to)
    if place:
        rooms = len(place.store.rooms())
        key_of = f"keeping.backed_up_{'one' if rooms == 1 else 'many'}"
        typer.echo(say(key_of, rooms=rooms, school=place.name, file=to))
    else:
        typer.echo(say("keeping.backed_up_trust", file=to))
    if key:
        typer.echo(say("keeping.with_key", file=to))
    _tell_left_out(data)


def _tell_left_out(data: Path) -> None:
    from ..school.keeping import leads_out  # noqa: PLC0415 -- slow import

    if out := leads_out(data):
        typer.echo(say("keeping.leads_out", names=", ".join(out)))


def restore(
    file: Annotated[Path, typer.Argument(help=say("cli.restore_file"))], data: Data = HOME
) -> None:
    """Bring back what a backup has and this folder has not."""
    from ..school import keeping  # noqa: PLC0415 -- slow import

    with using(data), writing(data):
        try:
            back, kept = keeping.restore(file, data)
        except keeping.NoBackup as refused:
            fail(say(refused.args[0], **refused.args[1]))
    if keeping.is_trusts_alone(data):
        return typer.echo(say("keeping.restored_trust", folder=data))
    none = say("keeping.none")
    about = {"back": ", ".join(back) or none, "kept": ", ".join(kept) or none}
    typer.echo(say("keeping.restored", **about))


def forget(
    room: Annotated[str, typer.Argument(help=say("cli.forget_room"))] = "",
    everything: Annotated[bool, typer.Option("--all", help=say("cli.forget_all"))] = False,
    sure: Annotated[bool, typer.Option("--yes", help=say("cli.forget_sure"))] = False,
    data: Data = HOME,
) -> None:
    """Remove a room, or the whole school, for good."""
    if bool(room) == everything:
        fail(say("keeping.which"))
    place = school_in(data)
    try:
        with refusals(place):
            place.hold()
            if everything:
                _forget_school(place, sure)
            else:
                _forget_room(place, room.upper(), sure)
    except OSError as error:
        fail(say("keeping.not_removed", folder=data, reason=error.strerror or error))
    finally:
        place.stop()


def _forget_room(school: "School", code: str, sure: bool) -> None:
    from ..domain.report.phrases import spoken  # noqa: PLC0415 -- slow import
    from ..school import keeping  # noqa: PLC0415 -- slow import

    state = school.here.found(code).state
    about = {"title": state.workshop.title, "held_on": spoken(say, state.held_on)}
    _ask(say("keeping.sure_room", code=code, **about), sure)
    keeping.forget_room(school, code)
    typer.echo(say("keeping.forgot_room", code=code))


def _forget_school(school: "School", sure: bool) -> None:
    from ..school import keeping  # noqa: PLC0415 -- slow import

    about = {"school": school.name, "folder": school.folder}
    _ask(say("keeping.sure_school", rooms=len(school.store.rooms()), **about), sure)
    left = keeping.forget_school(school)
    typer.echo(say("keeping.forgot_school", **about))
    if left:
        typer.echo(say("keeping.left_there", names=", ".join(left)))


def _ask(question: str, sure: bool) -> None:
    if not sure:
        typer.confirm(question, abort=True)


def handover(
    to: Annotated[Path, typer.Option("--to", help=say("cli.to"))], data: Data = HOME
) -> None:
    """Write all that a school needs to go on by itself."""
    from ..school import keeping  # noqa: PLC0415 -- slow import
    from ..trust.register import FILE as TRUST  # noqa: PLC0415 -- slow import

    place = school_in(data)
    with refusals(place), writing(to):
        file = keeping.hand_over(place, to)
    typer.echo(say("keeping.handed_over", school=place.name, folder=to, file=file.name))
    _tell_left_out(data)
    if (data / TRUST).is_file():
        typer.echo(say("keeping.key_stays", file=data / TRUST))
