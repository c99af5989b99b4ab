"""data.limit, data.shard and data.ids, which every reader has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from summarize.data.selection import Entry, Selection
from summarize.errors import InputError
from summarize.types import Cluster


class Source:
    """Clusters by these ids, which notes what is looked at and what is loaded."""

    def __init__(self, *ids: str) -> None:
        self.ids = ids
        self.seen: list[str] = []
        self.loaded: list[str] = []

    def entries(self) -> Iterator[Entry]:
        for name in self.ids:
            self.seen.append(name)
            yield Entry(name, self._load)

    def _load(self, name: str) -> Cluster:
        self.loaded.append(name)
        return Cluster(name, ())


LETTERS = "abcdefghijk"


def read(source: Source, **settings: object) -> list[str]:
    selection = Selection(**settings)  # type: ignore[arg-type]
    found = [cluster.id for cluster in selection.read(source.entries())]
    assert selection.count(source.entries()) == len(found)
    return found


def test_without_settings_all_are_read_in_order() -> None:
    assert read(Source(*LETTERS)) == list(LETTERS)


def test_a_limit_looks_no_further() -> None:
    source = Source(*LETTERS)
    assert [cluster.id for cluster in Selection(limit=2).read(source.entries())] == ["a", "b"]
    assert source.seen == source.loaded == ["a", "b"]


@pytest.mark.parametrize("hands", [1, 2, 3, 8, 20])
@pytest.mark.parametrize("limit", [None, 1, 5, 100])
def test_the_shards_together_are_what_is_read_without_them(hands: int, limit: int | None) -> None:
    shards = [read(Source(*LETTERS), shard=f"{hand}/{hands}", limit=limit) for hand in range(1, hands + 1)]
    dealt = [name for shard in shards for name in shard]
    assert sorted(dealt) == read(Source(*LETTERS), limit=limit)
    assert max(map(len, shards)) - min(map(len, shards)) <= 1


def test_a_shard_loads_its_own_clusters_only() -> None:
    source = Source(*LETTERS)
    list(Selection(shard="2/4").read(source.entries()))
    assert source.loaded == ["b", "f", "j"]


@pytest.mark.parametrize("shard", ["0/8", "9/8", "8", "2/0", "two/8", "-1/8", "2/8/9", ""])
def test_a_shard_that_makes_no_sense_is_refused(shard: str) -> None:
    with pytest.raises(InputError, match=r"data\.shard=.*: write which of how many, as 2/8"):
        Selection(shard=shard).count(())


def test_ids_are_picked_in_the_order_of_the_source_and_no_further() -> None:
    source = Source(*LETTERS)
    selection = Selection(ids=["c", "a", "c"])
    assert [cluster.id for cluster in selection.read(source.entries())] == ["a", "c"]
    assert source.seen == ["a", "b", "c"]


def test_ids_may_be_numbers() -> None:
    assert read(Source("7", "8"), ids=[8]) == ["8"]


def test_a_limit_and_a_shard_count_the_ids_that_were_picked() -> None:
    assert read(Source(*LETTERS), ids=["b", "d", "f", "h"], limit=3, shard="2/2") == ["d"]


def test_an_unknown_id_names_the_nearest_and_some_that_there_are() -> None:
    with pytest.raises(InputError) as error:
        read(Source("moscow-talks", "istanbul", "ankara"), ids=["istanbul", "moscow-talk"])
    assert str(error.value) == (
        "data.ids: there is no cluster 'moscow-talk': did you mean 'moscow-talks'? "
        "Else the 3 ids here are moscow-talks, istanbul, ankara"
    )


def test_no_ids_are_refused() -> None:
    with pytest.raises(InputError, match=r"data\.ids=\[\] names no cluster"):
        read(Source(*LETTERS), ids=[])


def test_equal_ids_are_told_apart_and_keep_their_names_whatever_is_picked() -> None:
    source = ("a", "b", "a", "a#2", "a")
    assert read(Source(*source)) == ["a", "b", "a#2", "a#2#2", "a#3"]
    assert read(Source(*source), shard="1/2") == ["a", "a#2", "a#3"]
    assert read(Source(*source), ids=["a#2"]) == ["a#2"]
