"""What is said when a room is opened: setting, terms, heads by role group, and what was before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from .agreed import Agreed
from .results import Carried, Item, from_parts

Setting = Literal[
    "nursery",
    "primary",
    "all_through",
    "secondary",
    "sixth_form",
    "special",
    "alternative_provision",
]
SETTINGS: tuple[str, ...] = get_args(Setting)
LATER = ("waiting", "spent", "audited")
TERMS = ("maintained", "academy_stpcd", "academy_own", "not_sure")


@dataclass(frozen=True)
class Promise:
    """An action of an earlier room of the same school, and how far it had come by then.

    `agreed_on` (ISO) where it was adopted, else "". `heard`: how many said done, partly, not done
    and do not know when a room was last asked, on `heard_on`; () where none was. `meant` and
    `finder` are set where somebody first finds out whether a law asks for the task.
    """

    id: str
    what: str
    lead: str
    when: str
    state: str
    held_on: str
    agreed_on: str = ""
    heard: tuple[int, ...] = ()
    heard_on: str = ""
    meant: str = ""
    finder: str = ""


@dataclass(frozen=True)
class Spot:
    """A finding of the school's last audit: `hot` of the `spoke` people for whom it is work.

    `label` is what the hot ones chose, in the audit's words; `addressed_by` a workshop (in a
    room by its title).
    """

    id: str
    text: str
    hot: int
    spoke: int
    divided: bool
    addressed_by: str
    label: str = ""


@dataclass(frozen=True)
class Audited:
    """The audit that the spots are of: its day (ISO), and who answered, as in its `Turnout`."""

    held_on: str
    answered: int
    heads: int
    silent: tuple[str, ...]


@dataclass(frozen=True)
class Earlier:
    """A sealed room of the same school: its results as JSON, by activity.

    `hot` are the options of each activity that are a finding; `mine`, whether "not part of my job"
    could be said of it, which a result by role group no longer tells.
    """

    held_on: str
    answered: int
    results: Mapping[str, Any]
    hot: Mapping[str, Sequence[str]] = field(default_factory=dict)
    mine: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Opening:
    """`opens` and `until` (seconds since 1970) are set for rooms that are open for days.

    In a hall `opens` alone may be: when it begins, as was said at opening.

    `waiting` are recommendations that leaders needed more time for: nobody promised them yet.
    `jobs`: people and weeks a year of each job, as an earlier room was told. `carried` are the
    actions of the day's other rooms, for a room that closes the day, and `spent` the minutes of all
    people in those rooms. `asks_words`: whether open
    questions of a survey are asked; not without HTTPS, unless the desk confirmed that. `agreed`
    are the practices in force here. `minimum`: how many have to answer before anything is shown,
    where that is more than the kit's own; `slips`: a phone gives a slip before its first answer.
    `audited` is the audit of the `spots`; a room opened before that was kept has none.
    `imported`: the program in which a survey was run before, under the `promise` made to staff.
    """

    setting: str = ""
    terms: str = "not_sure"
    heads: Mapping[str, int] = field(default_factory=dict)
    opens: float = 0.0
    until: float = 0.0
    promised: tuple[Promise, ...] = ()
    waiting: tuple[Promise, ...] = ()
    spots: tuple[Spot, ...] = ()
    audited: Audited | None = None
    earlier: tuple[Earlier, ...] = ()
    carried: tuple[Carried, ...] = ()
    spent: int = 0
    jobs: Mapping[str, Sequence[int]] = field(default_factory=dict)
    asks_words: bool = True
    agreed: tuple[Agreed, ...] = ()
    minimum: int = 0
    slips: bool = False
    imported: str = ""
    promise: str = ""

    @property
    def promises(self) -> tuple[Item, ...]:
        """The promises as items."""
        return tuple(Item(promise.id, promise.what) for promise in self.promised)

    @property
    def day(self) -> str:
        """The day (ISO) on which a hall is to meet, as was said; "" where nobody did."""
        return date.fromtimestamp(self.opens).isoformat() if self.opens and not self.until else ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `from_json` is its inverse. Older files have none of `LATER`."""
        said = asdict(self)
        return {name: said[name] for name in said if said[name] or name not in LATER}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Opening":
        """The opening that `to_json` wrote; rooms opened before it was known have none."""
        lists: dict[str, Callable[..., Any]]
        lists = {"promised": _promise, "waiting": _promise, "spots": Spot}
        lists |= {"earlier": Earlier, "agreed": Agreed}
        parts = {
            name: tuple(kind(**one) for one in data.get(name, ())) for name, kind in lists.items()
        }
        return Opening(
            **{
                **data,
                **parts,
                "audited": _audited(data.get("audited")),
                "carried": from_parts("carried", data.get("carried", ())),
            }
        )


def _audited(raw: Mapping[str, Any] | None) -> Audited | None:
    return Audited(**{**raw, "silent": tuple(raw["silent"])}) if raw else None


def _promise(heard: Sequence[int] = (), **fields: Any) -> Promise:
    return Promise(**fields, heard=tuple(heard))
