"""The report in a browser: a reader clicks, types and prints, and nothing hostile comes alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Visit, chromium, needs_chromium
from playwright.sync_api import Browser, Locator, Page, expect
from report_runs import HOSTILE, QUAKE, evaluated, plain, quake_record, three_runs, write

from eval.report.writer import ReportWriter

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    ReportWriter().write(*evaluated(three_runs(folder, clusters=60)), folder)
    return folder / "report.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, report: Path) -> Iterator[Visit]:
    """Whatever a test does, the page logs nothing and asks for nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = Visit(context.new_page(), report)
    yield visit
    context.close()
    assert not visit.wrong


def systems(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("#board tbody .label").all_inner_texts()]


def mention(page: Page, words: str, side: str = "a") -> Locator:
    return page.locator(f'.mention[data-side="{side}"]', has_text=re.compile(rf"^{words}"))


def test_the_page_opens_with_what_the_evaluation_settles(visit: Visit) -> None:
    page = visit.open()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 runs compared")
    expect(page.locator(".verdict li").first).to_contain_text("are level, and better than lead on ROUGE‑1")


def test_a_heading_sorts_the_leaderboard_the_better_end_first(visit: Visit) -> None:
    page = visit.open()
    seconds = page.locator("#board").get_by_role("button", name=re.compile("^Seconds"))
    seconds.click()
    assert systems(page)[0] == "lead"  # 0.2 s a cluster beside 9 and 12
    expect(seconds.locator("..")).to_have_attribute("aria-sort", "ascending")
    seconds.click()
    assert systems(page)[-1] == "lead"
    rouge = page.locator("#board").get_by_role("button", name=re.compile("^ROUGE-1"))
    rouge.press("Enter")
    assert systems(page)[-1] == "lead"
    expect(seconds.locator("..")).to_have_attribute("aria-sort", "none")


def test_marks_say_in_words_who_is_worse_than_the_best_and_than_a_chosen_run(visit: Visit) -> None:
    page = visit.open()
    lead = page.locator('#board tr[data-run="2"] td[data-figure^="rouge1"]')
    expect(lead).to_contain_text("▼")
    expect(lead.locator(".mark .unseen")).to_have_text(", worse than fusion")
    page.get_by_label("Marks against").select_option("lead")
    fusion = page.locator('#board tr[data-run="0"] td[data-figure^="rouge1"]')
    expect(fusion.locator(".mark .unseen")).to_have_text(", better than lead")
    expect(lead.locator(".mark")).to_have_text("")


def test_a_cell_of_the_matrix_shows_that_pair_on_every_figure(visit: Visit) -> None:
    page = visit.open()
    page.locator('[data-pair="0-2"]').click()
    caption = page.locator("table.forest caption")
    expect(caption).to_contain_text("fusion minus Clead")
    row = page.locator("table.forest tbody tr", has_text="ROUGE-1")
    expect(row).to_contain_text("A is better")
    expect(page.locator("table.forest tbody tr", has_text="Copied")).to_be_hidden()
    page.locator("#pairs-table").get_by_role("button", name="All figures").click()
    expect(page.locator("table.forest tbody tr", has_text="Copied")).to_be_visible()


def test_the_plot_of_costs_names_the_frontier(visit: Visit) -> None:
    page = visit.open()
    words = page.locator("#cost-plot figcaption")
    expect(words).to_contain_text("C, A")  # lead is cheap, fusion good, and its twin as good for more
    expect(words).to_contain_text("Behind it: B")


def test_labels_of_the_plot_do_not_overlap(visit: Visit) -> None:
    page = visit.open()
    boxes = [box for one in page.locator("#cost-plot text.label").all() if (box := one.bounding_box())]
    assert len(boxes) == 3
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            assert apart or abs(one["y"] - other["y"]) >= 12


def test_a_dot_of_the_distribution_opens_its_cluster(visit: Visit) -> None:
    page = visit.open()
    page.locator('#spread-plot circle[data-cluster="0"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("quake")


def test_clusters_are_found_by_id_by_words_of_an_article_and_by_what_is_wrong(visit: Visit) -> None:
    page = visit.open("#clusters")
    rows = page.locator("#finder-table tbody tr")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Later").click()
    expect(rows).to_have_count(10)
    page.get_by_role("searchbox").fill("c0007")
    expect(rows).to_have_count(1)
    page.get_by_role("searchbox").fill("erdogan flew")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("quake")
    page.get_by_role("searchbox").fill("")
    page.get_by_label("Status").select_option("partial")
    expect(rows).to_have_count(1)
    page.get_by_label("Status").select_option("")
    page.get_by_label("has unsupported mentions").check()
    expect(page.locator("#finder-count")).to_have_text("20 of 60 clusters")  # 19 of lead, and the quake


def test_clusters_are_kept_by_a_limit_and_sorted_by_any_run(visit: Visit) -> None:
    page = visit.open("#clusters")
    page.locator("#find-figure").select_option(label="ROUGE-1")
    page.get_by_label("Direction of the limit").select_option("<=")
    page.get_by_role("spinbutton", name="Limit").fill("0.35")
    page.get_by_label("System of the limit").select_option("of lead")
    values = page.locator("#finder-table tbody tr td:nth-child(5) .value")
    expect(page.locator("#finder-count")).to_contain_text("of 60 clusters")
    assert 0 < values.count() < 60
    assert all(float(text) <= 0.35 for text in values.all_inner_texts())
    page.locator("#finder-table").get_by_role("button", name="lead").click()
    shown = [float(text) for text in values.all_inner_texts()]
    assert shown == sorted(shown, reverse=True)


def test_a_permalink_opens_two_systems_on_one_cluster(visit: Visit) -> None:
    page = visit.open("#cluster=quake&a=lead&b=fusion")
    expect(page.locator(".summary.is-a h2")).to_have_text("Clead")
    expect(page.locator(".summary.is-b h2")).to_have_text("Afusion")
    page.get_by_label("Right").select_option("none")
    expect(page.locator(".summary.is-b")).to_have_count(0)
    page.get_by_role("link", name="Next cluster").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("c0001")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("quake")


def test_each_mention_has_its_verdict_as_a_symbol_and_in_words(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    for words, sign, verdict in (
        ("Van", "✓", "supported"),
        ("Sarah Jones", "✗", "unsupported"),
        ("Erdogan", "≠", "contradicted"),
        ("40", "?", "unchecked"),
    ):
        one = mention(page, words)
        expect(one).to_have_attribute("aria-label", re.compile(f": {verdict}, "))
        expect(one).to_have_attribute("data-sign", sign)
        assert one.evaluate("node => getComputedStyle(node, '::after').content") == f'"{sign}"'


def test_a_mention_leads_to_each_of_its_places_in_the_articles(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    mention(page, "Van").click()
    now = page.locator("#sources mark.now")
    expect(page.locator("#evidence")).to_contain_text("1 of 3, article 1")
    expect(now).to_have_text("Van")
    expect(now).to_be_in_viewport()
    page.get_by_role("button", name="The next place").click()
    expect(now).to_have_text("Van on Sunday")
    mention(page, "Van").click()  # once more goes on, too
    expect(page.locator("#evidence")).to_contain_text("3 of 3, article 2")
    expect(page.locator("#article-1 mark.now")).to_have_text("Van")


def test_evidence_behind_an_emoji_is_where_it_should_be(visit: Visit) -> None:
    """Python counts the volcano as one character, JavaScript as two."""
    page = visit.open("#cluster=quake")
    mention(page, "7.1").click()
    expect(page.locator("#sources mark.now")).to_have_text("7.1")


def test_an_unsupported_mention_tells_which_stage_brought_it_in(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    mention(page, "Sarah Jones").click()
    expect(page.locator("#evidence")).to_contain_text("no place in the articles")
    expect(page.locator("#evidence")).to_contain_text("written by the model (stage “fuse”, candidate 2 of 2)")
    mention(page, "Erdogan").click()
    expect(page.locator("#evidence")).to_contain_text("brought in by the repair")


def test_sentences_and_claims_lead_to_their_sources(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    page.get_by_role("button", name="Sentence 2: show its 1 source sentence").first.click()
    expect(page.locator("#sources mark.now")).to_have_text("Officials in Van put the dead at 264.")
    page.get_by_role("button", name="At least 200 people died").first.click()
    expect(page.locator("#sources mark.now")).to_contain_text("At least 200 people died, the ministry said.")
    expect(page.locator("#evidence")).to_contain_text("conflict people killed")


def test_what_the_model_did_not_read_is_dimmed_and_said(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    expect(page.locator("#article-0 .meta").first).to_contain_text("read 1 of 3 sentences (36 % of the text)")
    unread = page.locator("#article-0 .unread", has_text="Rescuers dug")
    read = page.locator("#article-0 .prose p").nth(1)
    assert unread.evaluate("node => getComputedStyle(node).color") != read.evaluate(
        "node => getComputedStyle(node).color"
    )
    page.get_by_label("dim what was not read").uncheck()
    assert unread.evaluate("node => getComputedStyle(node).color") == read.evaluate(
        "node => getComputedStyle(node).color"
    )


def test_new_words_are_underlined_on_demand_and_copied_sentences_named(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    assert "Ankara" in " ".join(page.locator(".summary.is-a .new-word").all_inner_texts())
    new = page.locator(".summary.is-a .new-word", has_text="Ankara")
    assert new.evaluate("node => getComputedStyle(node).boxShadow") == "none"
    page.get_by_label("underline new words").check()
    assert new.evaluate("node => getComputedStyle(node).boxShadow") != "none"
    expect(page.locator(".summary.is-a .sentence").first).to_contain_text("copied word for word")


def test_repairs_edits_notes_and_errors_are_told(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    making = page.locator(".making.is-a")
    expect(making.locator("del").first).to_contain_text("The minister stayed away from Mars.")
    expect(making).to_contain_text("unsupported: Mars: in no article")
    expect(making).to_contain_text("A note on how it was made.")
    expect(page.locator(".summary.is-a .warning")).to_contain_text("broken.txt: it is empty")


def test_the_keyboard_alone_goes_from_the_top_to_the_evidence_and_back(visit: Visit) -> None:
    page = visit.open()
    press = page.keyboard.press
    press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    for _ in range(3):
        press("Tab")
    expect(page.get_by_role("link", name="Clusters", exact=True)).to_be_focused()
    press("Enter")
    page.get_by_role("link", name="quake").focus()
    press("Enter")
    expect(page.locator("#cluster-title")).to_be_focused()
    focused = page.locator(":focus")
    for _ in range(30):
        press("Tab")
        if focused.evaluate("node => node.matches('.mention')"):
            break
    expect(focused).to_have_attribute("aria-label", re.compile("^7.1: supported"))
    press("ArrowRight")
    expect(focused).to_have_attribute("aria-label", re.compile("^Van"))
    press("Enter")
    expect(page.locator("#live")).to_contain_text("1 of 3, article 1")
    press("ArrowDown")
    expect(page.locator("#sources mark.now")).to_have_text("Van on Sunday")
    press("ArrowUp")
    expect(page.locator("#evidence")).to_contain_text("1 of 3")
    press("Escape")
    expect(page.locator("#sources mark")).to_have_count(0)
    expect(focused).to_have_attribute("aria-label", re.compile("^Van"))


def test_focus_can_be_seen(visit: Visit) -> None:
    page = visit.open()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def background(page: Page) -> str:
    colour: str = page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    return colour


def test_dark_follows_the_system_and_the_button_overrules_it(visit: Visit) -> None:
    page = visit.page
    page.emulate_media(color_scheme="light")
    visit.open()
    light = background(page)
    page.emulate_media(color_scheme="dark")
    dark = background(page)
    assert dark != light
    button = page.locator("#theme")
    button.click()  # dark
    button.click()  # light
    assert background(page) == light
    expect(button).to_have_attribute("aria-label", "Colours: light")


def test_print_has_the_leaderboard_and_the_open_cluster_without_controls(visit: Visit) -> None:
    page = visit.open("#cluster=quake")
    expect(page.locator(".summary.is-a")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#board")).to_be_visible()
    expect(page.locator(".summary.is-a")).to_be_visible()
    for gone in (".top", ".controls", "#pairs", "#cost", "#evidence"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_a_narrow_screen_needs_no_sideways_scrolling(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 400, "height": 800})
    for place in ("", "#clusters", "#cluster=quake"):
        visit.open(place)
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 400, place


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "#clusters", "#cluster=quake"])
def test_axe_finds_no_barrier(visit: Visit, place: str, scheme: Any) -> None:
    """Names, roles, landmarks, contrast of at least 4.5 and more: the rules of axe-core, WCAG 2 A and AA."""
    page = visit.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    visit.open(place)
    page.wait_for_timeout(300)
    if "cluster=" in place:
        mention(page, "Van").click()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found] == []


def test_nothing_hostile_comes_alive(browser: Browser, tmp_path: Path) -> None:
    """`<script>` and `<img onerror>` in an article, a model's name, a label, a cluster's id, a note."""
    bad = f"c {HOSTILE}"
    cluster = replace(QUAKE, id=bad)
    record = replace(quake_record(), cluster_id=bad, notes=(HOSTILE,), error=HOSTILE)
    names = (f"m</script>{HOSTILE}", f"n' onload='window.hacked = 3' \"{HOSTILE}")
    paths = [
        write(
            tmp_path / str(at), [(record, cluster), plain(1, skill=0.5, seconds=1)], model=name, note=HOSTILE
        )
        for at, name in enumerate(names)
    ]
    ReportWriter().write(*evaluated(paths), tmp_path)
    page = browser.new_page()
    visit = Visit(page, tmp_path / "report.html")
    for place in ("", "#clusters"):
        visit.open(place)
    page.get_by_role("link", name=bad).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(bad)
    expect(page.locator("#article-1")).to_contain_text(HOSTILE)
    assert page.locator("#view-cluster img, #view-cluster script, main img").count() == 0
    assert page.evaluate("window.hacked") is None
    page.close()
    assert not visit.wrong


def test_a_single_run_has_a_report_of_its_own(browser: Browser, tmp_path: Path) -> None:
    path = write(tmp_path / "run", [(quake_record(), QUAKE)], model="fusion")
    ReportWriter().write(*evaluated([path]), tmp_path)
    page = browser.new_page()
    visit = Visit(page, tmp_path / "report.html")
    visit.open()
    expect(page.locator(".verdict")).to_contain_text("nothing to compare it with")
    page.locator("nav").get_by_role("link", name="Clusters").click()
    page.get_by_role("link", name="quake").click()
    mention(page, "Van").click()
    expect(page.locator("#evidence")).to_contain_text("1 of 3")
    page.close()
    assert not visit.wrong
