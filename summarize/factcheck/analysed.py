"""The articles of one cluster, indexed by their mentions and, when first asked, by their sentences."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from typing import Any

from summarize.factcheck.articles.indexed import IndexedSources
from summarize.factcheck.articles.passages import Passages, index_passages
from summarize.factcheck.articles.sources import index_cluster
from summarize.factcheck.people.holders import Holders, read_holders
from summarize.factcheck.structure.reading import Reading
from summarize.types import Cluster


class AnalysedCluster(IndexedSources):
    """What is known of a cluster. Candidates are compared by their mentions, and need no more than those."""

    @classmethod
    def of(cls, cluster: Cluster) -> AnalysedCluster:
        """Index the articles. Time grows linearly with their text."""
        indexed = index_cluster(cluster)
        return cls(**{field.name: getattr(indexed, field.name) for field in fields(indexed)})

    @cached_property
    def passages(self) -> Passages:
        """The sentences of all articles."""
        return index_passages(self.articles)

    @cached_property
    def holders(self) -> Holders:
        """Who holds which office by the articles."""
        return read_holders(self.articles)

    @cached_property
    def readings(self) -> dict[int, Reading]:
        """The passages that were parsed, for any summary."""
        return {}

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What other rooms work out of the articles alone, by their names, for any summary."""
        return {}
