"""Held-back words are put in other words by who wrote them: attacked over the line, at a real room.

So is what only a desk may add.
"""

import asyncio
from typing import Any

import pytest

from tests.plain import Sheet
from tests.serving.asking import ask, send
from tests.serving.room_lines import answer, form, go_to, join, press
from workshop_kit.line import Line
from workshop_kit.store import Sqlite
from workshop_kit.words import say

AT = "purposes"
SAID = ["Mr Hadley shouts at us", "Reports take all evening", "Data drops"]
OTHER = "Some of us get shouted at"


class Room:
    """A room in which three phones said something, and one of the three things is held back."""

    def __init__(self, hall) -> None:
        self.hall = hall
        self.links = hall.open()

    async def held(self) -> "Room":
        self.desk = await join(self.links["desk"])
        await go_to(self.desk, AT)
        self.phones = [await join(self.links["join"]) for _ in SAID]
        for phone, words in zip(self.phones, SAID, strict=True):
            await form(phone, AT)
            assert (await answer(phone, [words]))["what"] == "saved"
        await press(self.desk)  # closed, and not yet shown
        closed = [body for kind, body in self.story() if kind == "closed"]
        result = next(body["result"] for body in closed if body["activity"] == AT)
        self.id = next(text["id"] for text in result["texts"] if text["words"] == SAID[0])
        await self.hold("person")
        await self.phones[0].until(lambda: bool(self.phones[0].data()["held"]))
        return self

    async def hold(self, reason: str, **more: Any) -> str:
        about = {"do": "hold", "activity": AT, "text": self.id, "reason": reason, "again": True}
        return (await self.desk.ask({**about, **more}, inner=True))["what"]

    def story(self) -> list[tuple[str, Any]]:
        """What was added to the room's story, as it lies on the disk."""
        store = Sqlite(self.hall.folder / "rooms.db")
        return [(kind, body) for _, kind, body in store.after(self.links["code"])]

    def events(self) -> list[str]:
        """Of what kinds."""
        return [kind for kind, _ in self.story()]

    def leave(self) -> None:
        for line in (self.desk, *self.phones):
            line.leave()


def attack(hall, play):
    async def whole():
        room = await Room(hall).held()
        try:
            return await play(room)
        finally:
            room.leave()

    return asyncio.run(whole())


async def reword(phone: Line, was: object = SAID[0], words: object = OTHER) -> str:
    return (await phone.ask({"do": "reword", "was": was, "value": words}))["what"]


GUESSED = [
    *("purposes-0", "purposes-1", "0", "", "text", "held", "a" * 48, "*", "%", "Mr Hadley"),
    *(SAID[0].upper(), f" {SAID[0]}", SAID[1], None, 0, True, [SAID[0]], {"was": SAID[0]}),
]


def test_who_does_not_know_the_words_rewords_nothing_whatever_they_send_in_their_place(shared_hall):
    async def play(room):
        for was in GUESSED:
            if isinstance(was, str):
                assert await reword(room.phones[1], was) == "problems", was
            else:
                await room.phones[1].write(_told(room.phones[1], {"was": was, "value": OTHER}))
        mark = room.phones[1].data()["held"][0][0]
        for was in (str(mark), mark):
            await room.phones[1].write(_told(room.phones[1], {"was": was, "value": OTHER}))
        for name, of in (("text", room.id), ("id", room.id), ("activity", AT), ("again", True)):
            await room.phones[1].write(_told(room.phones[1], {name: of, "value": OTHER}))
        assert await reword(room.phones[0], SAID[1]) == "problems"  # not held back
        assert room.events().count("reworded") == 0
        assert await reword(room.phones[0]) == "saved"
        return room

    attack(shared_hall, play)


def _told(line, content):
    data = {"method": "custom", "content": {"do": "reword", "id": 900, **content}}
    return {"msg_type": "comm_msg", "content": {"comm_id": line.root, "data": data}}


def test_what_is_not_promised_who_read_the_words_can_reword_them_and_shows_nothing(shared_hall):
    """Whose they were nobody knows: answers are deleted."""

    async def play(room):
        assert await reword(room.phones[1]) == "saved"
        await press(room.desk)
        board = await join(room.links["board"])
        assert SAID[1] in str(board.models)
        assert not any(words in str(board.models) for words in (SAID[0], OTHER))
        board.leave()

    attack(shared_hall, play)


def test_a_phone_that_sends_many_at_once_has_two_tries(shared_hall):
    async def play(room):
        for n in range(30):
            content = {"was": SAID[0], "value": f"{OTHER} {n}", "id": 500 + n}
            await room.phones[0].write(_told(room.phones[0], content))
        assert await reword(room.phones[0], words="One more") == "problems"
        return room.events().count("reworded")

    assert attack(shared_hall, play) == 2


def test_words_that_are_shown_again_or_left_behind_are_reworded_no_more(shared_hall):
    async def play(room):
        phone = room.phones[0]
        assert await room.hold("") == "saved"
        assert await reword(phone) == "problems"
        await room.hold("person")
        await press(room.desk)  # shown
        assert await reword(phone) == "saved"
        await go_to(room.desk, "impact")
        assert await reword(phone, words="Later") == "problems"
        while room.desk.data()["primary"]:
            await press(room.desk)
        assert await reword(phone, words="After the end") == "problems"
        return room.events().count("reworded")

    assert attack(shared_hall, play) == 1


def test_the_desk_shows_again_no_words_but_those_that_it_had_on_its_screen(shared_hall):
    async def play(room):
        assert await reword(room.phones[0]) == "saved"
        assert await room.hold("", words=SAID[0]) == "problems"
        assert await room.hold("", words=OTHER) == "saved"

    attack(shared_hall, play)


@pytest.mark.parametrize("do", ["add", "hold", "choose", "group", "release", "start", "close"])
def test_a_phone_that_sends_what_a_desk_may_say_changes_nothing(shared_hall, do):
    async def play(room):
        before = room.events()
        told = {"do": do, "activity": AT, "to": "vote", "item": "proof", "text": room.id}
        told |= {"reason": "", "again": True, "texts": [room.id], "name": "Mine", "proposals": []}
        phone = room.phones[1]
        inner = str(phone.models[phone.root]["shown"]).removeprefix("anywidget:")
        for target in (phone.root, inner):
            data = {"method": "custom", "content": {**told, "id": 901}}
            content = {"comm_id": target, "data": data}
            await phone.write({"msg_type": "comm_msg", "content": content})
        assert await reword(phone, "nothing") == "problems"  # all before it was heard
        assert room.events() == before

    attack(shared_hall, play)


def test_with_another_phones_cookie_one_is_that_phone_and_a_made_up_one_is_nobody(shared_hall):
    async def play(room):
        made_up = await join(room.links["join"], {"phone": "0" * 48})
        assert await reword(made_up, "purposes-0") == "problems"
        for field in ("own", "said"):
            assert not made_up.shown()["data"].get(field)
        stolen = await join(room.links["join"], dict(room.phones[0].cookies))
        # Answers are deleted: the cookie brings back no words, and whose they were is not known.
        assert SAID[0] not in str([stolen.models, made_up.models])
        made_up.leave()
        stolen.leave()

    attack(shared_hall, play)


def test_two_desks_that_add_the_same_many_times_add_it_once(shared_hall):
    links = shared_hall.open()
    add = {"do": "add", "activity": "sort", "to": "vote", "item": "proof"}

    async def play():
        desks = [await join(links["desk"]) for _ in range(2)]
        for activity, value in (("impact", {"proof": [4, 1]}), ("sort", {"proof": "keep"})):
            await go_to(desks[0], activity)
            phones = [await join(links["join"]) for _ in range(3)]
            for phone in phones:
                await form(phone, activity)
                assert (await answer(phone, value))["what"] == "saved"
                phone.leave()
        await press(desks[0])
        for desk in desks:
            await desk.until(lambda: bool(desk.shown()["data"].get("left_out")))  # noqa: B023
        told = await asyncio.gather(*(desk.ask(add, inner=True) for desk in desks * 5))
        assert sorted(reply["what"] for reply in told) == ["problems"] * 9 + ["saved"]
        for desk in desks:
            desk.leave()

    asyncio.run(play())
    story = Sqlite(shared_hall.folder / "rooms.db").after(links["code"])
    assert [kind for _, kind, _ in story].count("listed") == 1


def plain(room):
    """The address of the plain page, and the cookie of the phone that said the pointed thing."""
    return f"{room.links['join']}/plain", f"phone={room.phones[0].cookies['phone']}"


def test_who_wrote_it_says_it_in_other_words_on_the_plain_page_too(shared_hall):
    async def play(room):
        link, cookie = plain(room)
        assert set(Sheet(ask(link, Cookie=cookie).body).sent) == {":was", ":again"}
        answer = send(link, {":was": f" {SAID[0]}\n", ":again": OTHER}, Cookie=cookie)
        assert answer.status == 303 and answer.headers["location"].endswith("/plain?again=")
        body = ask(f"{link}?again=", Cookie=cookie).body
        assert say("plain.reworded") in body and SAID[0] not in body and OTHER not in body
        assert room.events()[-1] == "reworded"

    attack(shared_hall, play)


@pytest.mark.parametrize(
    ("was", "again", "box"),
    [
        ("Mr Hadley", OTHER, 1),
        (SAID[1], OTHER, 1),
        ("", OTHER, 1),
        (SAID[0], "", 2),
        (SAID[0], SAID[0], 2),
    ],
)
def test_a_plain_page_rewords_nothing_for_who_does_not_know_the_whole_words_and_says_so_at_the_box(
    shared_hall, was, again, box
):
    async def play(room):
        before, (link, cookie) = room.events(), plain(room)
        answer = send(link, {":was": was, ":again": again}, Cookie=cookie)
        assert answer.status == 422 and 'role="alert"' in answer.body
        assert f'<a href="#again-{box}">' in answer.body
        assert f'aria-describedby="again-{box}-wrong" aria-invalid="true"' in answer.body
        assert room.events() == before

    attack(shared_hall, play)


def test_a_plain_page_changes_nothing_by_any_other_field(shared_hall):
    async def play(room):
        before = room.events()
        cookie = f"phone={room.phones[0].cookies['phone']}"
        link = f"{room.links['join']}/plain"
        assert SAID[0] not in ask(link, Cookie=cookie).body
        told = {"do": "reword", "was": SAID[0], "value": OTHER, "again": OTHER, "text": room.id}
        told |= {"to": "vote", "item": "proof", "reason": "", "idea-1": OTHER}
        for activity in (AT, "reword", "add", room.id, "vote"):
            answer = send(link, {":activity": activity, **told}, Cookie=cookie)
            assert answer.status == 422 and SAID[0] not in answer.body
        assert room.events() == before

    attack(shared_hall, play)
