"""Invented trusts, and bundles that their schools might hand on."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.exports.kept_room import Recorded
from workshop_kit.content import library_paths
from workshop_kit.domain.bundle import Actions, Bundle, Demand, Held, Page, Point, Row, Time
from workshop_kit.domain.ledger import Minutes
from workshop_kit.school import School
from workshop_kit.school.bundles import common_codes
from workshop_kit.trust.collection import Collected, Years, collect, entered
from workshop_kit.trust.envelope import seal
from workshop_kit.trust.invitation import Invitation
from workshop_kit.trust.keys import new_key, public_of
from workshop_kit.trust.picture import Picture, picture
from workshop_kit.trust.register import Known, Register

CODES = common_codes()
PAGE = "workload_audit.data"
SCALE = CODES.scales[PAGE]
TODAY = "2027-03-01"
DEMAND = Demand("data_collection.collections", "homework_marks", "trust", 2, 600)
ACTION = Actions("adopted", "stop", "done", "stopped", 1)
LINE = Time("teachers", True, Minutes(60, 120), Minutes(0, 0))


def survey(*rows: tuple[str, str, int, int]) -> tuple[Page, ...]:
    """(task, group, people for whom it is fine, people for whom it is too much)."""
    told = (Row(task, group, (fine, 0, hot)) for task, group, fine, hot in rows)
    return (Page(PAGE, SCALE, tuple(told)),)


PLAIN = Bundle(
    kit="0.1.0",
    trust="",
    school="",
    name="",
    year=2026,
    made_on=TODAY,
    setting="primary",
    declined=(),
    turnout=(Held("workload_audit", "2027-01-20", 20, 24),),
    survey=survey(("data_in", "", 10, 10), ("data_in", "teachers", 5, 5)),
    points=(Point("year_1", 4, 2),),
    demands=(DEMAND,),
    actions=(ACTION,),
    ledger=(LINE,),
)


@dataclass
class Trust:
    """A register with schools of these names, and the folder to which their bundles go."""

    folder: Path
    register: Register = field(default_factory=lambda: Register("The Trust", new_key(), ()))
    keys: dict[str, str] = field(default_factory=dict)

    def invite(self, *ids: str) -> "Trust":
        for id in ids:
            self.keys[id] = new_key()
            known = Known(id, f"School {id}", public_of(self.keys[id]), 0, {})
            schools = (*self.register.schools, known)
            self.register = replace(self.register, schools=schools)
        return self

    def sealed(self, id: str, bundle: Bundle = PLAIN, key: str = "") -> bytes:
        """The file that this school hands on."""
        whole = replace(bundle, school=id, trust=self.register.public)
        key = key or self.keys.get(id) or new_key()
        return seal(whole, Invitation("", self.register.public, "", id, key))

    def hand(self, id: str, bundle: Bundle = PLAIN, name: str = "") -> Path:
        path = self.folder / (name or f"{id}-{bundle.year}.json")
        self.folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.sealed(id, bundle))
        return path

    def collect(self) -> Collected:
        return collect(self.folder, self.register, Years(2026))

    def picture(self) -> Picture:
        """The picture of what is in the folder; the register is kept, as the command keeps it."""
        collected = self.collect()
        assert collected.refused == ()
        self.register = entered(self.register, collected)
        return picture(self.register, collected, CODES, TODAY)


def kept(folder: Path, name: str, code: str, opening: dict[str, Any] | None = None) -> str:
    """A school's folder with the sample afternoon of a workshop as room `code`; the name."""
    told = Recorded(name, 10_000)
    told.play()
    school = School(folder, "Hollin Bank")
    text = library_paths()[name].read_text("utf-8")
    for kind, body in told.events:
        first = {"text": text, "workshop": name, "school": school.name, **body}
        if kind == "opened":
            first = {**first, "opening": {**first["opening"], **(opening or {})}}
        school.store.append(code, kind, first if kind == "opened" else body)
    school.stop()
    return school.name
