"""Files of summaries with human labels: what is read, and what is refused before any work begins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.meta.cases import Case, read_cases, refuse_shared
from summarize.errors import ConfigError, InputError

GOOD = {"id": "a", "sources": ["It rained in Oslo."], "summary": "It rained.", "label": 1}


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines))
    return path


def test_a_case_is_read_with_what_is_known_of_it(tmp_path: Path) -> None:
    full = {**GOOD, "id": "b", "label": 0, "score": 0.5, "spans": ["Rome"], "origin": "xsum", "more": 1}
    path = write(tmp_path / "cases.jsonl", GOOD, "", full)
    cases, files = read_cases(str(path))
    assert cases[0] == Case("a", ("It rained in Oslo.",), "It rained.", 1)
    assert (cases[1].score, cases[1].spans, cases[1].origin) == (0.5, ("Rome",), "xsum")
    assert files == [path]


def test_files_are_named_by_a_list_or_a_glob(tmp_path: Path) -> None:
    for name in "ab":
        write(tmp_path / f"{name}.jsonl", {**GOOD, "id": name})
    assert [case.id for case in read_cases(str(tmp_path / "*.jsonl"))[0]] == ["a", "b"]
    both = [tmp_path / "b.jsonl", tmp_path / "a.jsonl"]
    assert [case.id for case in read_cases(both)[0]] == ["b", "a"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{'id': 1}", "this line is no JSON object"),
        ("[1]", "the line: expected object, got array."),
        ({k: v for k, v in GOOD.items() if k != "label"}, "the field 'label' is missing"),
        ({k: v for k, v in GOOD.items() if k != "sources"}, "the field 'sources' is missing"),
        ({**GOOD, "label": 2}, "label must be 0 (not borne out) or 1 (borne out)"),
        ({**GOOD, "label": "1"}, "label must be 0 (not borne out) or 1 (borne out)"),
        ({**GOOD, "sources": []}, "sources: expected array of length >= 1."),
        ({**GOOD, "sources": "text"}, "sources: expected array, got str."),
        ({**GOOD, "spans": ["x", 3]}, "spans: expected str, got int."),
    ],
)
def test_a_line_that_is_no_case_is_told_with_its_place(tmp_path: Path, line: object, said: str) -> None:
    path = write(tmp_path / "cases.jsonl", GOOD, line)
    with pytest.raises(InputError) as raised:
        read_cases(str(path))
    (problem,) = raised.value.problems
    assert problem.startswith(f"{path}:2: ")
    assert said in problem


def test_all_bad_lines_are_told_together_but_not_a_thousand(tmp_path: Path) -> None:
    path = write(tmp_path / "cases.jsonl", *["no"] * 1000)
    with pytest.raises(InputError) as raised:
        read_cases(str(path))
    assert len(raised.value.problems) == 11
    assert raised.value.problems[-1] == "... and 990 more lines like these."


def test_files_that_are_not_there_empty_or_named_twice_are_refused(tmp_path: Path) -> None:
    empty, good = write(tmp_path / "empty.jsonl", ""), write(tmp_path / "good.jsonl", GOOD)
    for names, said in [
        (str(tmp_path / "nowhere.jsonl"), "there is no such file"),
        (str(tmp_path), "it is no file"),
        (str(tmp_path / "*.csv"), "no file matches it"),
        (str(empty), "is empty"),
        ([], "cases is empty"),
        ([good, tmp_path / "." / "good.jsonl"], "twice"),
    ]:
        with pytest.raises(ConfigError, match=said):
            read_cases(names)


def test_a_threshold_is_never_fitted_on_what_is_reported() -> None:
    case = Case("a", ("x",), "It  rained.", 1)
    refuse_shared([case], [Case("b", ("x",), "It snowed.", 0)], "split.jsonl")
    for same in (Case("a", ("y",), "It snowed.", 0), Case("b", ("y",), "It rained.", 1)):
        with pytest.raises(ConfigError, match=r"1 of the 1 cases .* are in split\.jsonl too \(a\)"):
            refuse_shared([case], [same], "split.jsonl")
