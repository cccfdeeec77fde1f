"""Nothing that the kit says is hard-wired: with other words in words.toml it says only those."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import SCHOOL, Served
from tests.sample import SAMPLES
from tests.serving.playing import PHONES, links, moments
from tests.serving.room_lines import join
from workshop_kit.content import library_paths
from workshop_kit.line import Line
from workshop_kit.sample import Sample
from workshop_kit.words import check_words

# The table of words.toml with accents on its letters; gaps like {n} stay.
PSEUDO = """
import re
from workshop_kit import words
plain, strange = "abcdefghijklmnoprstuvwyz", "áƀćďéƒğĥíĵķĺɱńőṕŕśťúṽŵýž"
table = str.maketrans(plain + plain.upper(), strange + strange.upper())
def accented(text):
    parts = re.split(r"({[^}]*})", text)
    return "".join(part if part.startswith("{") else part.translate(table) for part in parts)
whole = {key: accented(text) for key, text in words.sentences().items()}
words.sentences = lambda: whole
"""
LIBRARY = Path(__file__).parents[2] / "workshop_kit" / "library"
PLAYED = ["feedback_and_marking", "managing_change"]
GUIDES = LIBRARY.parents[1] / "facilitator_guides"
RUN = re.compile(r"[A-Za-z]+(?: +[A-Za-z]+)*")  # words in plain letters, one after the other
GAP = re.compile(r"{[^}]*}")  # filled by the page
# Not said: numbers of visitors, ids, addresses, file types, pictures, names of paper sizes.
SILENT = re.compile(r"^(https?:|data:|/|<svg|[a-z0-9_.-]*$|[A-Z0-9]+$)")


@pytest.fixture(scope="module")
def strange_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose words.toml has only strange letters."""
    served = Served(tmp_path_factory.mktemp("strange"), before=PSEUDO).start()
    yield served
    served.stop()


def known(address: str) -> str:
    """All that is not the kit's own saying: workshops, guides, cards, samples, school, address."""
    files = [library_paths()[name] for name in PLAYED]
    files += [SAMPLES / f"{name}.jsonl" for name in PLAYED]
    files += [GUIDES / f"{name}.md" for name in PLAYED]
    files += [*LIBRARY.glob("rules/*.yaml"), *LIBRARY.glob("evidence/*.yaml")]
    files += [*LIBRARY.glob("letters/*.md"), LIBRARY / "drivers.toml", LIBRARY / "stages.toml"]
    whole = " ".join(file.read_text(encoding="utf-8") for file in files) + SCHOOL + address
    return " ".join(RUN.findall(bare(whole)))


def bare(text: str) -> str:
    """Without apostrophes and Markdown's marks."""
    return re.sub(r"\\u2019|['’*_`]", "", text)


def strings(value: Any) -> Iterator[str]:
    """Every text within, but the names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def hard_wired(lines: list[Line], corpus: str) -> set[str]:
    """Texts that these pages were sent and that are neither strange nor anybody else's words."""
    said = {
        text for line in lines for model in line.models.values() for text in strings(model["data"])
    }
    return {
        text
        for text in said
        if not SILENT.match(text)
        for run in RUN.findall(bare(GAP.sub("", text)))
        if len(run) > 2 and run not in corpus and not set(run.split()) <= set(check_words())
    }


async def hard_wired_in(name: str, at: dict[str, str]) -> set[str]:
    """What is hard-wired on phone, board and desk in any state, and on the plan's page."""
    sample, corpus = Sample(SAMPLES / f"{name}.jsonl"), known(at["join"])
    desk, board = await join(at["desk"]), await join(at["board"])
    phones = await asyncio.gather(*(join(at["join"]) for _ in range(PHONES)))
    found = hard_wired([desk, board, phones[0]], corpus)
    async for _ in moments(desk, phones, sample):
        found |= hard_wired([desk, board, phones[0]], corpus)
    plan = await join(at["plan"])
    found |= hard_wired([plan], corpus)
    for line in (desk, board, plan, *phones):
        line.leave()
    return found


@pytest.mark.parametrize("name", PLAYED)
def test_a_room_says_only_what_stands_in_words_toml(strange_hall, name):
    assert asyncio.run(hard_wired_in(name, links(strange_hall, name))) == set()


SCREENS = LIBRARY.parent / "screens"
LITERAL = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")


@pytest.mark.parametrize("script", sorted(SCREENS.rglob("*.js")), ids=lambda path: path.name)
def test_a_script_holds_no_sentence(script):
    source = re.sub(r"(^|\s)//.*", "", script.read_text(encoding="utf-8"))
    said = [text for _, text in LITERAL.findall(source) if re.search(r"[A-Z][a-z]+ [a-z]+", text)]
    assert said == []
