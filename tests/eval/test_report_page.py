"""What stands in `report.html`: all of it escaped, and nothing to run or to fetch but its own."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from omegaconf import OmegaConf
from report_runs import BBC, HOSTILE, QUAKE, evaluated, plain, quake_record, three_runs, write

from eval.report.blocks import block
from eval.report.build import html
from eval.report.configs import differences
from eval.report.figures import about, digits, headline
from eval.report.glossary import FAMILIES
from eval.report.novel import Articles
from eval.report.offsets import Units
from eval.report.page import json_for_script, packed
from eval.report.stages import introduced, shown
from eval.report.verdict_words import verdict
from summarize.configuring import build
from summarize.runs import read_run
from summarize.types import Cluster, Record, Stage


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return html(*evaluated(three_runs(tmp_path_factory.mktemp("runs"), clusters=12)))


def test_the_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    allowed = dict(part.split(" ", 1) for part in policy.replace("&#39;", "'").split("; "))
    assert allowed["default-src"] == "'none'"
    for tag, part in (("script", "script-src"), ("style", "style-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert allowed[part] == f"'sha256-{digest}'"
    assert "unsafe" not in policy


def test_the_page_has_no_handlers_no_style_attributes_and_loads_nothing(page: str) -> None:
    for tag, attributes in Elements(page).found:
        assert tag not in {"img", "link", "iframe", "object", "embed", "base", "form"}
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src"}]
        assert (attributes.get("href") or "#").startswith("#")


def test_data_cannot_leave_its_script() -> None:
    text = json_for_script({"</script><!--": "\u2028\u2029&<>"})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"</script><!--": "\u2028\u2029&<>"}


def unpack(text: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(text)))


def test_a_block_unpacks_to_what_went_in_and_survives_half_a_character() -> None:
    assert unpack(packed({"text": "Çavuşoğlu \U0001f30b"})) == {"text": "Çavuşoğlu \U0001f30b"}
    assert unpack(packed("a \ud83c b")) == "a ? b"


def test_offsets_count_as_javascript_does() -> None:
    units = Units("a\U0001f30bb")
    assert [units(at) for at in range(4)] == [0, 1, 3, 4]
    assert units(99) == 4
    assert Units("plain")(3) == 3


def test_runs_that_read_the_same_articles_share_them_and_others_do_not(tmp_path: Path) -> None:
    same = [write(tmp_path / name, [(quake_record(), QUAKE)], model=name) for name in "ab"]
    shorter = replace(QUAKE, articles=QUAKE.articles[:1])
    record = replace(quake_record(), factcheck=None, conflicts=(), stages=())
    other = write(tmp_path / "c", [(record, shorter)], model="c")
    made = block("quake", [read_run(path) for path in (*same, other)])
    assert [run["input"] for run in made["runs"]] == [0, 0, 1]
    assert [len(one["articles"]) for one in made["inputs"]] == [2, 1]
    # Its second sentence leans on an article that this run did not read: such a span points nowhere.
    assert made["runs"][2]["sentences"][1]["sources"] == []


def test_a_run_without_the_cluster_has_nothing_there(tmp_path: Path) -> None:
    one = write(tmp_path / "a", [(quake_record(), QUAKE)], model="a")
    other = write(tmp_path / "b", [plain(1, skill=0.5, seconds=1)], model="b")
    assert block("c0001", [read_run(one), read_run(other)])["runs"][0] is None


def test_the_spans_that_the_model_read_come_from_whatever_stage_tells_them() -> None:
    record = quake_record()
    spans = shown(record)
    assert spans is not None
    assert [(span.article_id, span.start) for span in spans] == [("bbc", BBC.index("A quake")), ("ap", 14)]
    mapped = Stage("map", {"requests": [{"read": [{"article_id": "ap", "start": 0, "end": 9}]}]})
    assert [span.article_id for span in shown(replace(record, stages=(mapped,))) or []] == ["ap"]
    assert shown(replace(record, stages=(Stage("read", {"bbc": {"sentences": 3}}),))) is None


def test_the_stage_that_brought_a_mention_in_is_found() -> None:
    record = quake_record()
    said = [sentence.text for sentence in record.summary.sentences] if record.summary else []
    assert (
        introduced(record, said[1], "Sarah Jones") == "written by the model (stage “fuse”, candidate 2 of 2)"
    )
    assert introduced(record, said[2], "40") == "brought in by the repair (written anew by the model)"
    assert introduced(record, said[0], "Atlantis") == ""


def test_a_mention_is_not_traced_to_the_candidate_of_another_group() -> None:
    candidates = [{"text": "He left on Monday."}, {"text": "They met on Monday in 112 towns."}]
    groups = [
        {"sentence": "He left on Monday.", "candidates": candidates[:1]},
        {"sentence": "They met in May.", "candidates": candidates},
    ]
    edited = {"step": "names", "before": "They met on Monday in 112 towns.", "after": "They met on Monday."}
    stages = (Stage("fuse", {"groups": groups}), Stage("coherence", {"changes": [edited]}))
    record = replace(quake_record(), stages=stages)
    assert (
        introduced(record, "They met on Monday.", "Monday")
        == "written by the model (stage “fuse”, candidate 2 of 2)"
    )
    assert introduced(record, "It was 11.", "11") == "", "a part of 112 is none"


def test_odd_stages_of_a_strategy_of_ones_own_break_nothing() -> None:
    odd = (
        Stage("mine", {"groups": 3, "requests": [None, {"read": "all", "candidates": {}}], "changes": ["x"]}),
    )
    record = replace(quake_record(), stages=odd)
    assert shown(record) is None
    assert introduced(record, "Sarah Jones said so.", "Sarah Jones") == ""


def test_new_words_and_pairs_are_those_of_no_article() -> None:
    articles = Articles(["The flood hit Derna.", "Derna mourns."])
    text = "The flood hit Tripoli; Derna mourns."
    new = articles.new_in(text)
    assert [text[start:end] for start, end in new.words] == ["Tripoli"]
    assert [text[start:end] for start, end in new.pairs] == ["hit Tripoli; Derna"]
    assert articles.copied("the flood hit Derna")
    assert not articles.copied("hit Derna Derna")
    assert not articles.copied("...")


def test_a_figure_that_nobody_knows_goes_by_its_name() -> None:
    assert about("my_own_figure").title == "my own figure"
    assert about("my_own_figure").family == FAMILIES[-1]
    assert about("rougeSU4_f_jackknife_stem").title == "ROUGE-SU4"
    assert "jackknifed references, stemmed" in about("rougeSU4_f_jackknife_stem").says
    assert about("rouge2_f_avg").family == about("bertscore_f1").family


def test_the_headline_takes_what_there_is() -> None:
    assert headline(["words", "rouge2_p_best", "rouge2_f_avg"]) == ["rouge2_f_avg", "words"]
    assert headline(["rouge2_p_best"]) == ["rouge2_p_best"]
    assert headline([]) == []


def test_decimals_suit_the_figure() -> None:
    assert digits("rouge1_f_avg", [0.41, None]) == 3
    assert digits("words", [13.2]) == 0
    assert digits("perplexity", [24.0]) == 1


def test_configs_show_options_and_settings_that_differ_and_count_the_rest(tmp_path: Path) -> None:
    config = "seed: 0\nout: {0}\nmodel:\n  path: {0}\n  dtype: auto\nscorer:\n  x: {0}\n"
    paths = [
        write(tmp_path / name, [(quake_record(), QUAKE)], model=name, config=config.replace("{0}", name))
        for name in ("lead", "fusion")
    ]
    found = differences([read_run(path) for path in paths])
    assert [(row.key, row.values) for row in found.choices] == [("model", ("lead", "fusion"))]
    assert [(row.key, row.values) for row in found.settings] == [("model.path", ("lead", "fusion"))]
    assert found.same == 2


def test_a_damaged_config_is_said_and_breaks_nothing(tmp_path: Path) -> None:
    fine = write(tmp_path / "a", [(quake_record(), QUAKE)], model="a", config="seed: 0\n")
    torn = write(tmp_path / "b", [(quake_record(), QUAKE)], model="b", config="seed: [\n")
    found = differences([read_run(fine), read_run(torn)])
    assert ("config.yaml", ("–", "(config.yaml cannot be read)")) in [
        (row.key, row.values) for row in found.settings
    ]


def test_two_runs_are_told_apart_in_a_sentence_with_interval_and_p(tmp_path: Path) -> None:
    good, _, bad = three_runs(tmp_path)
    told = verdict(evaluated([good, bad])[0])
    assert told[0].settled
    assert re.fullmatch(
        r"fusion is better than lead on ROUGE-1 by 0\.\d{3} \[0\.\d{3}, 0\.\d{3}\], p < 0\.001 after Holm\.",
        told[0].text,
    )
    (unsupported,) = [one.text for one in told if "Unsupported" in one.text]
    assert "by 0." in unsupported, "fewer is better: how far it is ahead is told as a gain"


def test_twins_tie(tmp_path: Path) -> None:
    good, twin, _ = three_runs(tmp_path)
    told = verdict(evaluated([good, twin])[0])
    assert told[0].text == "Nothing is settled on these 24 clusters."
    assert told[1].text.startswith("They tie on ROUGE-1 [0.000, 0.000], ROUGE-2")


def test_five_clusters_settle_nothing(tmp_path: Path) -> None:
    """A paired permutation test on five pairs cannot go below 2 / 2**5."""
    good, _, bad = three_runs(tmp_path, clusters=5)
    told = verdict(evaluated([good, bad])[0])
    assert not any(one.settled for one in told)
    assert told[-1].text.startswith("No test can tell the difference from luck on ")


def test_an_upper_bound_wins_nothing(tmp_path: Path) -> None:
    clusters = [plain(number, skill=0.9, seconds=1) for number in range(20)]
    oracle = write(tmp_path / "oracle", clusters, model="oracle", note="Upper bound.", bound=True)
    runs = [oracle, *three_runs(tmp_path)[::2]]
    evaluation, read = evaluated(runs)
    assert not any("oracle is better" in one.text for one in verdict(evaluation))
    text = html(evaluation, read)
    assert "(Upper bound.)" in text


def test_a_hostile_label_is_text_in_the_page(page: str) -> None:
    assert HOSTILE not in page
    assert "&lt;script&gt;window.hacked" in page


def test_every_figure_of_the_default_metrics_is_explained(tmp_path: Path) -> None:
    """One that a metric brings anew is shown all the same, but a reader wants to know what it is."""
    from hydra import compose, initialize_config_module

    with initialize_config_module("summarize.conf", version_base="1.3"):
        config = compose("evaluate")
    metrics = OmegaConf.to_container(config.metrics, resolve=True)
    built = build({"scorer": {"_target_": "eval.scoring.Scorer", "metrics": metrics}})
    figures = built["scorer"].score(quake_record(), QUAKE)
    assert [name for name in figures if not about(name).says] == []


def test_a_run_of_another_length_than_the_references_is_marked_in_words(tmp_path: Path) -> None:
    def long(number: int) -> tuple[Record, Cluster]:
        record, cluster = plain(number, skill=0.8, seconds=1)
        return record, replace(cluster, references=("Two words.",))

    paths = [write(tmp_path / name, [long(number) for number in range(4)], model=name) for name in "ab"]
    evaluation, runs = evaluated(paths)
    assert evaluation.comparison.lengths, "the length gate marks it"
    (mark, *_) = re.findall(r'<span class="gate">⚠ ([^<]+)', html(evaluation, runs))
    assert "references" in mark
