"""The command directed-time: totals and findings printed, Excel and a calendar written."""

from pathlib import Path

import pytest

from tests.command import kit
from workshop_kit.content import Faulty
from workshop_kit.content.rule_years import YEARS, rule_years

SAMPLES = Path(__file__).parent.parent / "sample_data" / "directed_time"


def run(*command: object):
    return kit("directed-time", *command)


def test_totals_findings_and_files(tmp_path):
    staff = SAMPLES / "whole_staff.xlsx"
    done = run(staff, "--terms", "maintained", "--year", "2026/27", "--to", tmp_path / "out")
    assert done.exit_code == 0
    assert "Year 4 teacher: 1,241:50 of 1,265:00 hours are directed. 23:10 stay" in done.stdout
    assert "Does not fit – Music teacher, Thu and Fri: 51:50 hours over the limit" in done.stdout
    assert "section 51, 2025/26; Binding here" in done.stdout
    assert "document of 2026/27 is not known to this kit" in done.stdout
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"directed-time-2026-27.xlsx", "directed-time-2026-27.ics"}


def test_term_dates_may_come_from_another_file(tmp_path):
    post, dates = SAMPLES / "one_post.csv", tmp_path / "terms.csv"
    dates.write_text("First day,Last day\n2026-09-02,2026-10-23\n", "utf-8")
    assert "needs term dates" in run(post, "--terms", "maintained", "--to", tmp_path).stdout
    done = run(post, "--terms", "maintained", "--dates", dates, "--to", tmp_path)
    assert done.exit_code == 0 and list(tmp_path.glob("*.ics"))


def test_until_the_terms_are_said_every_rule_is_to_be_checked(tmp_path):
    post = tmp_path / "post.csv"
    post.write_text("Post,Start,End,Lunch\nA,8.30,3.30pm,0\n", "utf-8")
    done = run(post, "--year", "2025-26")
    assert "add --terms" in done.stderr
    assert "Check whether it binds here" in done.stdout


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("none.xlsx",), "Cannot read none.xlsx"),
        (
            (SAMPLES / "one_post.csv", "--terms", "mine"),
            "no terms called mine. Use one of: maintai",
        ),
        ((SAMPLES / "one_post.csv", "--year", "26"), "26 is no school year"),
        ((SAMPLES / "README.md",), "no row of headings"),
        ((SAMPLES / "empty.xlsx",), "no post below the headings"),
        ((SAMPLES / "one_post.csv", "--dates", SAMPLES / "one_post.csv"), "no term dates"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_an_exit_code(command, sentence):
    done = run(*command)
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_rules_that_cannot_be_read_are_told_with_file_and_line(tmp_path):
    wrong = tmp_path / "years.yaml"
    wrong.write_text(YEARS.read_text("utf-8").replace("days: 195", "days: many", 1), "utf-8")
    with pytest.raises(Faulty, match=r"years\.yaml:\d+: This year’s rules .*: days"):
        rule_years(wrong)
    wrong.write_text("- a\n", "utf-8")
    with pytest.raises(Faulty):
        rule_years(wrong)
