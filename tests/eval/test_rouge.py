"""ROUGE: the figures are rouge-score's own, under a name that says how they were made."""

from __future__ import annotations

import random
import unicodedata
from importlib.metadata import version

import pytest
from eval_records import a_cluster, a_failed_record, a_record
from rouge_score.rouge_scorer import RougeScorer

from eval.metrics.rouge import Overlap, Pair, Rouge, average, best, jackknifed, pooled, rouge, score_pairs
from summarize.errors import ConfigError
from summarize.protocols import Metric

SUMMARY = (
    "A powerful earthquake hit the city of Van on Sunday, killing at least 500 people.",
    "Rescuers pulled a baby from the ruins, officials said.",
    "Turkey's government has accepted offers of aid.",
)
REFERENCES = (
    "At least 500 people died when an earthquake struck eastern Turkey. Rescuers searching the ruins of Van "
    "found a baby alive. The government accepts foreign aid.",
    "Van was hit by a powerful quake. Officials say hundreds were killed. Aid is offered by many countries.",
)


def figures(
    metric: Rouge, *sentences: str, references: tuple[str, ...] = REFERENCES
) -> dict[str, float | None]:
    scores = metric.score(a_record(*sentences), a_cluster("An article.", references=references))
    return {score.name: score.value for score in scores}


@pytest.mark.parametrize("stem", [False, True])
@pytest.mark.parametrize("reference", REFERENCES)
def test_every_figure_is_the_one_of_rouge_score_itself(reference: str, stem: bool) -> None:
    types = ["rouge1", "rouge2", "rouge3", "rougeL", "rougeLsum"]
    lines = reference.replace(". ", ".\n")
    theirs = RougeScorer(types, use_stemmer=stem).score(lines, "\n".join(SUMMARY))

    ours = score_pairs(SUMMARY, [lines.split("\n")], types=types, stem=stem)

    for type_ in types:
        expected = theirs[type_]
        assert ours[type_][0].overlap == Overlap(expected.precision, expected.recall, expected.fmeasure)


@pytest.mark.parametrize("stem", [False, True])
def test_texts_drawn_at_random_score_as_in_rouge_score(stem: bool) -> None:
    """Few distinct words, so that many longest common subsequences are as long as each other."""
    rng = random.Random(7)
    words = [*"abcdefgh", "running", "runner", "runs", "the", "The", "Çavuşoğlu", "U.S.", "1,200", "--"]
    types = [*(f"rouge{n}" for n in range(1, 10)), "rougeL", "rougeLsum"]
    theirs = RougeScorer(types, use_stemmer=stem)

    def text() -> list[str]:
        return [" ".join(rng.choices(words, k=rng.randint(0, 12))) for _ in range(rng.randint(0, 7))]

    for _ in range(150):
        summary, reference = text(), text()
        expected = theirs.score("\n".join(reference), "\n".join(summary))
        ours = score_pairs(summary, [reference], types=types, stem=stem)
        for type_ in types:
            score, overlap = expected[type_], ours[type_][0].overlap
            figures_ = (overlap.p, overlap.r, overlap.f)
            assert figures_ == pytest.approx((score.precision, score.recall, score.fmeasure), abs=1e-9)


def test_stems_are_the_same_the_second_time() -> None:
    first, second = (rouge("Officials were saying.", ["The official says so."], stem=True) for _ in range(2))
    assert first == second
    # said once: officials and official share a stem, saying and says too; of 3 and 4 words
    assert (first["rouge1"].p, first["rouge1"].r) == (2 / 3, 2 / 4)


def test_without_the_stemmer_an_ending_makes_another_word() -> None:
    assert rouge("Officials were saying.", ["The official says so."])["rouge1"].f == 0


def test_lsum_compares_sentence_by_sentence() -> None:
    # The same two sentences in the other order: L finds one of them in order, Lsum both.
    overlap = rouge("Water rose here. People fled then.", ["People fled then. Water rose here."])
    assert (overlap["rougeL"].f, overlap["rougeLsum"].f) == (0.5, 1.0)


def test_several_references_are_averaged_or_the_best_is_taken_for_each_type() -> None:
    scorer = RougeScorer(["rouge1", "rouge2"])
    each = [scorer.score(reference, " ".join(SUMMARY)) for reference in REFERENCES]
    multi = scorer.score_multi(REFERENCES, " ".join(SUMMARY))

    values = figures(Rouge(types=["rouge1", "rouge2"], figures=["p", "r", "f"], stemming=[False]), *SUMMARY)

    for type_ in ("rouge1", "rouge2"):
        assert values[f"{type_}_f_avg"] == pytest.approx(sum(score[type_].fmeasure for score in each) / 2)
        assert values[f"{type_}_r_avg"] == pytest.approx(sum(score[type_].recall for score in each) / 2)
        assert values[f"{type_}_f_best"] == multi[type_].fmeasure
        assert values[f"{type_}_p_best"] == multi[type_].precision


def test_pooling_divides_all_overlaps_by_all_words_as_rouge_155_does() -> None:
    # Four words; two of the 2 and one of the 8 words of the references match: p = 3 / 8, r = 3 / 10.
    overlap = rouge("a b c d", ["a b", "c p q r s t u v"], types=["rouge1"], combine="pooled")["rouge1"]
    assert (overlap.p, overlap.r) == pytest.approx((3 / 8, 3 / 10))
    assert overlap.f == pytest.approx(2 * (3 / 8) * (3 / 10) / (3 / 8 + 3 / 10))


def test_jackknifing_averages_the_best_of_all_references_but_one() -> None:
    # Lin 2004, section 2.1. Without .2 the best is .6, without .4 and without .6 it is .6 and .4.
    pairs = [Pair(Overlap(f, f, f), size=8) for f in (0.2, 0.4, 0.6)]
    assert jackknifed(pairs).f == pytest.approx((0.6 + 0.6 + 0.4) / 3)


def test_skip_bigrams_are_those_of_lins_paper_with_a_gap_of_four() -> None:
    # Lin 2004, section 5.1: "police killed the gunman" has six skip-bigrams, "police kill the gunman" shares
    # three of them, and "the gunman kill police" one. Of single words ROUGE-1.5.5 leaves out the last: three
    # each, of which police and the are shared with the first, and the with the second ("police" is its last).
    reference = ["police killed the gunman"]
    first = rouge("police kill the gunman", reference, types=["rougeSU4"])["rougeSU4"]
    second = rouge("the gunman kill police", reference, types=["rougeSU4"])["rougeSU4"]
    assert first.f == pytest.approx((3 + 2) / 9)
    assert second.f == pytest.approx((1 + 1) / 9)


def test_words_further_apart_than_the_gap_are_no_skip_bigram() -> None:
    # a and b: with four words between them they are a pair, with five they are none.
    near, far = (
        score_pairs([f"a {'x ' * gap}b"], [["a b"]], types=["rougeSU4"])["rougeSU4"][0] for gap in (4, 5)
    )
    assert near.size == far.size == 2  # a, a b
    assert (near.overlap.r, far.overlap.r) == (1.0, 0.5)


def test_the_four_ways_agree_on_a_single_reference() -> None:
    pair = Pair(Overlap(0.5, 0.25, 1 / 3), size=8)
    for combine in (average, best, pooled, jackknifed):
        overlap = combine([pair])
        assert (overlap.p, overlap.r, overlap.f) == pytest.approx((0.5, 0.25, 1 / 3))


def test_pooling_bigrams_weighs_references_by_their_bigrams() -> None:
    pairs = score_pairs(["a b c"], [["a b"], ["a b c d"]], types=["rouge2", "rougeL"])
    assert [pair.size for pair in pairs["rouge2"]] == [1, 3]
    assert [pair.size for pair in pairs["rougeL"]] == [2, 4]


def test_by_default_plain_and_stemmed_average_and_best_are_reported() -> None:
    names = list(figures(Rouge(), *SUMMARY))
    assert len(names) == len(set(names)) == 24
    assert names[:4] == ["rouge1_f_avg", "rouge1_f_avg_stem", "rouge1_f_best", "rouge1_f_best_stem"]
    assert names[-1] == "rougeSU4_f_best_stem"


def test_the_default_tokenizer_does_not_know_a_name_without_its_diacritics() -> None:
    reference = ("Çavuşoğlu",)
    assert figures(Rouge(types=["rouge1"]), "Cavusoglu", references=reference)["rouge1_f_avg"] == 0
    folded = figures(Rouge(types=["rouge1"], tokenizer="folded"), "Cavusoglu", references=reference)
    assert folded["rouge1_f_avg_folded"] == 1


def test_the_folded_tokenizer_reads_other_scripts() -> None:
    assert rouge("भूकंप आया", ["भूकंप आया"], tokenizer="folded")["rouge1"].f == 1
    assert rouge("भूकंप आया", ["भूकंप आया"])["rouge1"].f == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("भूकंप आया", 2),  # Devanagari: vowel signs are part of the word
        ("زلزال قوي", 2),
        ("地震发生了。", 5),  # no spaces, so letter by letter
        ("地震がnewYork 2023で", 3 + 2 + 1),  # 地 震 が, newyork 2023, で
        ("แผ่นดินไหว", 8),  # Thai: each letter with its marks
    ],
)
def test_the_unicode_tokenizer_keeps_scripts(text: str, words: int) -> None:
    pair = score_pairs([text], [[text]], types=["rouge1"], tokenizer="unicode")["rouge1"][0]
    assert (pair.overlap.f, pair.size) == (1.0, words)


def test_the_unicode_tokenizer_keeps_diacritics_but_not_how_they_are_written_or_their_case() -> None:
    decomposed = unicodedata.normalize("NFD", "ÇAVUŞOĞLU")
    assert rouge("Çavuşoğlu", [decomposed], tokenizer="unicode")["rouge1"].f == 1
    assert rouge("Çavuşoğlu", ["Cavusoglu"], tokenizer="unicode")["rouge1"].f == 0
    assert rouge("running", ["runs"], tokenizer="unicode", stem=True)["rouge1"].f == 1


def test_a_cluster_without_references_has_no_figure_and_says_so() -> None:
    for references in ((), ("", " \n")):
        scores = Rouge().score(a_record(*SUMMARY), a_cluster("An article.", references=references))
        assert {(score.value, score.reason) for score in scores} == {(None, "no reference")}


def test_a_blank_reference_does_not_lower_the_average() -> None:
    assert figures(Rouge(), *SUMMARY, references=(*REFERENCES, " ")) == figures(Rouge(), *SUMMARY)


def test_a_failed_cluster_has_every_figure_missing_with_the_reason() -> None:
    scores = Rouge().score(a_failed_record(), a_cluster(references=REFERENCES))
    assert [score.name for score in scores] == list(figures(Rouge(), *SUMMARY))
    assert {(score.value, score.reason) for score in scores} == {(None, "cluster failed: no article is left")}


def test_an_empty_summary_scores_zero_so_that_silence_is_no_way_to_a_better_mean() -> None:
    assert set(figures(Rouge(), "").values()) == {0.0}


def test_a_text_without_reference_is_an_error_not_a_zero() -> None:
    with pytest.raises(ValueError, match="no reference"):
        rouge("Water rose.", [])


def test_the_signature_names_all_that_changes_a_figure() -> None:
    metric: Metric = Rouge(references=["pooled"], stemming=[True], tokenizer="folded")
    assert metric.signature().startswith(
        "rouge|types:1,2,3,L,Lsum,SU4|figures:f|refs:pooled|stem:yes|tok:folded|syntok:1."
    )
    assert metric.signature().endswith(f"|newsfuse:{version('newsfuse')}")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"types": ["rogue1"]}, r"metrics\.rouge\.types does not know 'rogue1': did you mean 'rouge1'\?"),
        (
            {"references": ["worst"]},
            "does not know 'worst': it may be avg, best, pooled, jackknife",
        ),
        ({"tokenizer": "fold"}, "tokenizer does not know 'fold': did you mean 'folded'"),
        ({"types": "rouge1"}, r"types is 'rouge1'; write a list: metrics\.rouge\.types=\[rouge1\]"),
        ({"stemming": []}, "stemming is empty: name at least one of False, True"),
    ],
)
def test_a_wrong_option_is_named_with_the_nearest_valid_one(
    options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ConfigError, match=sentence):
        Rouge(**options)  # type: ignore[arg-type]
