"""Serve the school's rooms."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..words import say
from .terminal import HOME, AsJson, Data, SchoolName, draw_qr, fail, tell, using

if TYPE_CHECKING:
    from ..serving.behind import Behind
    from ..serving.certificate import Certificate

ON_DISK = (errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM)


def serve(
    data: Data = HOME,
    school: SchoolName = "",
    port: Annotated[int, typer.Option(help=say("cli.port"))] = 8866,
    name: Annotated[list[str] | None, typer.Option("--name", help=say("cli.name"))] = None,
    phones: Annotated[int, typer.Option(min=1, help=say("cli.phones"))] = 600,
    representatives: Annotated[
        bool, typer.Option("--representatives", help=say("cli.representatives"))
    ] = False,
    certificate: Annotated[Path | None, typer.Option(help=say("cli.certificate"))] = None,
    private_key: Annotated[Path | None, typer.Option(help=say("cli.private_key"))] = None,
    keep_days: Annotated[int, typer.Option(min=0, help=say("cli.keep_days"))] = 0,
    store: Annotated[str, typer.Option(help=say("cli.store"))] = "",
    proxy: Annotated[list[str] | None, typer.Option("--proxy", help=say("cli.proxy"))] = None,
    address: Annotated[str, typer.Option(help=say("cli.address"))] = "",
    as_json: AsJson = False,
) -> None:
    """Serve the school's rooms until stopped."""
    if not as_json:
        typer.echo(say("cli.starting"))
    from ..serving import server  # noqa: PLC0415 -- slow import

    def ready(serving: server.Serving) -> None:
        about = {"school": serving.school, "address": serving.address, "start": serving.start}
        # Notices first: who reads the line of JSON and then the notices must find them there.
        typer.echo(serving.notice, err=as_json, nl=bool(serving.notice))
        tell(about, as_json, "cli.ready")
        if not as_json:
            draw_qr(serving.address)

    tls = certificate_of(certificate, private_key)
    around = _behind(proxy or [], address)
    rest = (tuple(name or ()), phones, representatives, tls, keep_days, store, around)
    with _refusals(data, port):
        server.serve(server.Options(data, school, port, *rest), ready)
    if not as_json:
        typer.echo("\n" + say("cli.stopped"))


@contextmanager
def _refusals(data: Path, port: int) -> Iterator[None]:
    """Ends with a sentence where it cannot be served."""
    from ..serving.hall import AddressTaken  # noqa: PLC0415 -- slow import

    with using(data):
        try:
            yield
        except AddressTaken as taken:
            fail(say(taken.args[0], port=port, other=port + 1))
        except OSError as error:
            fail(_failed(error, data.absolute()))


def _failed(error: OSError, folder: Path) -> str:
    """That the school's folder failed, or in this computer's words what else did."""
    file = Path(os.fsdecode(error.filename or folder)).absolute()
    ours = file.is_relative_to(folder) or folder.is_relative_to(file)
    if ours and (error.filename or error.errno in ON_DISK):
        return say("store.failed", folder=folder)
    named = "" if error.filename is None else f": {file}"
    return say("serve.failed", reason=f"{error.strerror or error}{named}")


def _behind(proxies: list[str], address: str) -> "Behind":
    """What stands before the server; ends with a sentence where it cannot be so."""
    from ..serving import behind  # noqa: PLC0415 -- slow import

    try:
        return behind.behind(proxies, address, os.environ)
    except behind.NotBehind as refused:
        fail(say(refused.args[0], **refused.args[1]))


def certificate_of(chain: Path | None, key: Path | None) -> "Certificate | None":
    """What HTTPS needs; ends with a sentence where only half of it is given, or it is of no use."""
    if chain is None and key is None:
        return None
    if chain is None or key is None:
        fail(say("serve.certificate_half"))
    from ..serving.certificate import Unusable, read_certificate  # noqa: PLC0415 -- slow import

    try:
        return read_certificate(chain, key, datetime.now(UTC))
    except Unusable as refused:
        fail(say(refused.args[0], **refused.args[1]))
