"""The examiner itself: each barrier it is for is found on a page that has it, and on no other."""

import pytest

from tests.accessibility.examine import Examiner
from tests.accessibility.keys import Keys

PAGE = """<!doctype html><html lang="en-GB"><meta name="viewport" content="width=device-width">
<title>A page</title><style>body {{ background: #fff; color: #111; }}
button {{ min-height: 44px; min-width: 44px; border: 2px solid; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #eee; }} }}
{style}</style><body><main><h1>A page</h1>{body}</main></body></html>"""
BARRIERS = {
    "scrolls sideways": ("", "<p style='width: 400px'>Words</p>"),
    "cuts off its text": ("", "<p style='overflow: hidden; height: 8px'>Words</p>"),
    "lies on": ("", "<p>Words</p><p style='margin-top: -32px'>Other</p>"),
    "breaks a number": (
        ".wk-dot { display: block; width: 9px; overflow-wrap: anywhere; border: 1px solid }",
        "<b class='wk-dot'>15</b>",
    ),
    "smaller than 44 px": ("a { display: block }", "<a href='#'>On</a>"),
    "leaves out a level": ("", "<h3>Deep</h3>"),
    "headings of the first level": ("", "<h1>Another</h1>"),
    "moves": ("p { transition: color 1s }", "<p>Words</p>"),
    "has no edge": ("button { border: 0 }", "<button>Go</button>"),
    "is not seen": (".wk-dot { display: block; background: red }", "<i class='wk-dot'>1</i>"),
    "looks like another": (
        "i { display: inline-block; width: 9px; height: 9px; border: 1px solid }"
        ".a { background: red } .b { background: blue }",
        "<p class='wk-legend'><i class='a'></i><i class='b'></i></p>",
    ),
    "dark:   serious": ("p { color: #444 }", "<p>Words</p>"),
    "text spacing: cuts off": ("p { overflow: hidden; width: 44px }", "<p>Wordings</p>"),
    "text at 200%: cuts off": ("p { overflow: hidden; height: 24px }", "<p>Words</p>"),
    "(image-alt)": ("", "<img src='data:,'>"),
}


@pytest.mark.parametrize("barrier", BARRIERS)
def test_each_known_barrier_is_found(page_at, barrier):
    page, examiner = page_at(360), Examiner()
    style, body = BARRIERS[barrier]
    page.set_content(PAGE.format(style=style, body=body))
    examiner("a page", page, 44)
    assert barrier in "\n".join(examiner.faults), examiner.faults


def test_a_page_without_a_barrier_is_let_through(page_at, examine):
    page = page_at(360)
    page.set_content(PAGE.format(style="", body="<p>Words</p><button>Go</button>"))
    examine("a page", page, 44)


@pytest.mark.parametrize(
    ("fault", "style", "body"),
    [
        ("has no ring", ":focus { outline: none }", "<button>Go</button>"),
        ("has no ring", ":focus { outline: 3px solid #eee }", "<button>Go</button>"),
        ("lies under", "", "<button>Go</button><p style='position: fixed; inset: 0'>Over</p>"),
    ],
)
def test_a_focus_that_cannot_be_seen_is_found(page_at, fault, style, body):
    page = page_at(360)
    page.set_content(PAGE.format(style=style, body=body))
    keys = Keys(page)
    keys.tab()
    assert fault in "\n".join(keys.faults)


def test_a_page_that_keeps_the_focus_is_found(page_at):
    page = page_at(360)
    body = "<button>One</button><button id='trap'>Two</button>"
    page.set_content(PAGE.format(style="", body=body))
    page.evaluate("trap.addEventListener('keydown', (e) => e.key === 'Tab' && e.preventDefault())")
    with pytest.raises(AssertionError, match="never leaves"):
        Keys(page).walk()
