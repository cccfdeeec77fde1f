"""Writes what a school hands its trust, signed with the key of its invitation, and as a page."""

from dataclasses import dataclass
from pathlib import Path

from .. import content
from ..domain.bundle import Bundle, without
from ..domain.bundle_page import bundle_page
from ..domain.bundle_parts import Sender, bundle_of
from ..domain.codes import Codes, codes_of, slug
from ..domain.problem import Problem, Refused
from ..exports import written
from ..exports.material import Material
from ..trust.envelope import seal
from ..trust.invitation import Invitation, read_invitation
from ..words import say
from .school import School


@dataclass(frozen=True)
class Wanted:
    """The rooms' codes, the invitation, what is declined, and whether pictures may name us."""

    rooms: tuple[str, ...]
    invitation: Path
    declined: tuple[str, ...]
    named: bool


def common_codes(folder: Path | None = None) -> Codes:
    """The codes of the workshops that the kit ships, and of the trust's list in this folder.

    Refused with all that is wrong in the list.
    """
    return content.with_trust_codes(codes_of(content.library(None).values()), folder)


def bundle(school: School, wanted: Wanted, today: str, kit: str) -> tuple[Bundle, Invitation]:
    """What would be handed on, without what is declined; `today` is an ISO date.

    Refused where the invitation is another school's or none, or a room cannot be handed on;
    NoRoom if there is no such room.
    """
    invitation = read_invitation(wanted.invitation)
    if slug(invitation.school) != slug(school.name):
        about = {"invited": invitation.school, "school": school.name}
        raise Refused(Problem("bundle.other_school", about=about))
    rooms = [school.told(code) for code in dict.fromkeys(wanted.rooms)]
    name = school.name if wanted.named else ""
    sender = Sender(invitation.trust_key, invitation.id, name, kit, today)
    codes = common_codes(school.folder)
    return without(bundle_of(rooms, codes, sender), wanted.declined), invitation


def write(made: Bundle, invitation: Invitation, to: Path, school: School) -> list[Path]:
    """The bundle at `to`, and beside it the page that shows all of it; OSError as it comes."""
    document = bundle_page(made, common_codes(school.folder), invitation.trust, say)
    page = written(Material(school=school.name, document=document, today=made.made_on), "html")
    shown = to.with_suffix(".html")
    to.parent.mkdir(parents=True, exist_ok=True)
    shown.write_bytes(page)  # first: nothing is handed on that nobody could look at
    to.write_bytes(seal(made, invitation))
    return [to, shown]
