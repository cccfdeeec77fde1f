"""What a workshop needs on paper, to download: for who may open rooms, and for nobody else."""

import io
import zipfile

from pypdf import PdfReader

from tests.serving.asking import ask


def start_of(hall):
    """The front address and the cookie of who holds the server's own key."""
    entered = ask(hall.start_link)
    return hall.start_link.partition("/?")[0], entered.cookies[0].split(";")[0]


def test_sheets_slides_and_guide_come_as_one_file(shared_hall):
    front, cookie = start_of(shared_hall)
    answer = ask(f"{front}/print/behaviour.zip", Cookie=cookie)
    assert (
        answer.status == 200 and "behaviour-to-print.zip" in answer.headers["content-disposition"]
    )
    with zipfile.ZipFile(io.BytesIO(answer.bytes)) as packed:
        names = packed.namelist()
        assert all(packed.read(name).startswith(b"%PDF") for name in names)
    kinds = ("slides", "sheets", "table-sheets", "guide")
    assert names == [f"behaviour-{kind}.pdf" for kind in kinds]


def test_without_the_key_nothing_is_printed(shared_hall):
    front, _ = start_of(shared_hall)
    for cookie in ("", "start=made-up", "phone=1"):
        assert ask(f"{front}/print/behaviour.zip", Cookie=cookie).status == 403


def test_what_is_no_workshop_of_this_school_is_not_there(shared_hall):
    front, cookie = start_of(shared_hall)
    for name in ("nonsense", "staff_side", "..%2f..%2fetc"):
        assert ask(f"{front}/print/{name}.zip", Cookie=cookie).status == 404


def of_a_new_room(hall, name, workshop="behaviour", **cookies):
    """A file of a room that this hall has just opened, and the room's link for phones."""
    front, cookie = start_of(hall)
    join = hall.open(workshop)["join"]
    code = join.rpartition("/")[2]
    return join, ask(f"{front}/print/{code}/{name}", **{"Cookie": cookie, **cookies})


def words_of(pdf):
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return [" ".join(page.replace("\u200b", "").split()) for page in pages]


def test_a_room_that_is_open_already_gives_its_poster_and_cards_for_its_tables(shared_hall):
    join, answer = of_a_new_room(shared_hall, "poster.pdf")
    assert answer.status == 200 and "behaviour-poster-" in answer.headers["content-disposition"]
    poster, cards = words_of(answer.bytes)
    address = join.partition("://")[2]
    assert (poster.count(address), cards.count(address)) == (1, 4)


def test_an_invitation_of_one_page_comes_for_a_room_that_is_open_already(shared_hall):
    join, answer = of_a_new_room(shared_hall, "staff_invitation.pdf")
    (page,) = words_of(answer.bytes)
    assert join in page and "Behaviour" in page and "60 minutes" in page
    assert "[the day]" in page and "[from when until when]" in page
    assert "check word" not in page.casefold()
    assert of_a_new_room(shared_hall, "staff_invitation.docx")[1].bytes.startswith(b"PK")


def test_only_who_may_open_rooms_gets_what_goes_out_before(shared_hall):
    for cookie in ("", "start=made-up", "phone=1"):
        assert of_a_new_room(shared_hall, "poster.pdf", Cookie=cookie)[1].status == 403


def test_nothing_else_of_a_room_is_handed_out_at_this_address(shared_hall):
    for name in ("letter_to_head.pdf", "poster.docx", "staff_invitation.html", "plan.pdf"):
        assert of_a_new_room(shared_hall, name)[1].status == 404
    front, cookie = start_of(shared_hall)
    assert ask(f"{front}/print/QQQQQQ/poster.pdf", Cookie=cookie).status == 404
