"""The form of stock.ipynb as Solara serves it: the peer that `workshop-kit bench` measures."""

import reacton.ipywidgets as w
import solara

HOW_MUCH = ["", "Little", "Some", "Much", "Very much"]
WIDE = {"width": "100%"}
LABEL = {"description_width": "initial"}


def one_of(question, options):
    return w.Dropdown(description=question, options=options, style=LABEL, layout=WIDE)


def number(question):
    return w.BoundedIntText(description=question, max=100, style=LABEL, layout=WIDE)


def words(question):
    return w.Textarea(description=question, layout=WIDE)


@solara.component
def Page():
    thanks, set_thanks = solara.use_state("")
    form = [
        one_of("What is your job?", ["", "Teacher", "Leader", "Teaching assistant", "Office"]),
        number("How many hours did you work last week?"),
        number("How many of them on marking?"),
        one_of("How much work are comments in books?", HOW_MUCH),
        one_of("How much do they help pupils?", HOW_MUCH),
        one_of("How much work is typing in marks?", HOW_MUCH),
        one_of("How much does it help pupils?", HOW_MUCH),
        words("What should feedback do for pupils?"),
        words("What would no pupil miss?"),
        words("What one change would give time back?"),
        w.Text(description="Who could lead it?", layout=WIDE),
        one_of("How far do you agree with it?", ["", "Yes", "With a change", "No"]),
    ]
    send = w.Button(description="Send", on_click=lambda: set_thanks("Thank you"))
    w.VBox(children=[*form, send, w.Label(value=thanks)])
