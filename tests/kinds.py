"""What a kind of activity still lacks, in sentences that say what to add and where."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import workshop_kit
from tests.domain.made import ACTIVITIES, ANSWERS
from workshop_kit.content.sense.sources import FITTING
from workshop_kit.domain.activities import KINDS
from workshop_kit.screens.activities import FACES, NAMES

PACKAGE = Path(workshop_kit.__file__).parent
DOMAIN = "domain/activities"
SCREENS = "screens/activities"
SHARED = ("__init__", "step")


class Kit(NamedTuple):
    """Where the parts of a kind are looked for."""

    package: Path = PACKAGE
    kinds: Mapping[str, Any] = KINDS
    faces: Mapping[str, Any] = FACES
    made: Callable[[], set[str]] = lambda: {one.kind for one in ACTIVITIES} & set(ANSWERS)


def lacking(kit: Kit = Kit()) -> list[str]:  # noqa: B008 -- it never changes
    """Of all kinds."""
    files = sorted(path.stem for path in (kit.package / DOMAIN).glob("*.py"))
    names = [name for name in files if name not in SHARED]
    return [f"{name}: {told}" for name in names for told in _of(name, kit)]


def _of(name: str, kit: Kit) -> Iterator[str]:
    if name not in kit.kinds:
        yield f"import its class in {DOMAIN}/__init__.py and put it into Activity"
        return
    kind, face = kit.kinds[name], kit.faces.get(name)
    if face is None:
        yield f"write {SCREENS}/{name}.py, and put it into FACES in {SCREENS}/__init__.py"
        return
    yield from _face(name, face, kind.asks)
    yield from _script(name, kind.asks, kit.package)
    if "take" in kind.__annotations__ and name not in FITTING:
        yield "say in FITTING in content/sense/sources.py from which kinds it takes its items"
    if name not in kit.made():
        yield "make one in ACTIVITIES, and its answers in ANSWERS, in tests/domain/made.py"


def _face(name: str, face: Any, asks: bool) -> Iterator[str]:
    for part in ("form", "picture") if asks else ("form",):
        if not hasattr(face, part):
            yield f"write {part}(step, state) in {SCREENS}/{name}.py"
    if asks and not hasattr(face, "PLAIN_FORM"):
        yield f"write PLAIN_FORM in {SCREENS}/{name}.py, its form without a script and on paper"
    for other in set(getattr(face, "LEANS", ())) - set(NAMES):
        yield f"take {other} out of LEANS in {SCREENS}/{name}.py: it has no script"


def _script(name: str, asks: bool, package: Path) -> Iterator[str]:
    path = package / SCREENS / f"{name}.js"
    script = path.read_text("utf-8") if path.exists() else ""
    for part in ("forms", "pictures") if asks else ("faces",):
        if f"{part}.{name} = " not in script:
            yield f"write {part}.{name} in {SCREENS}/{name}.js"
