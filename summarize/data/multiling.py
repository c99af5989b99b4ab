"""The official layout of the MultiLing Pilot 2011 (Giannakopoulos et al., TAC 2011).

    SourceTexts/M0020.english                 topic M002, article 0
    SourceTexts/M0021.english                 topic M002, article 1
    Model Summaries/English/M002.A.250        topic M002, reference by writer A, 250 words

An article is UTF-8 text from WikiNews: headline, date line, paragraphs parted by blank lines, and now and
then a caption or a sub-heading that stands against a paragraph without one. `M0020.english` starts

    15 Royal Navy sailors captured at gunpoint by Iranian guards

    Friday, March 23, 2007

    Fifteen British Royal Navy personnel have been captured by Iranian authorities ...

    The sailors and marines, from the Type 22 frigate HMS Cornwall, had been inspecting ...
    HMS Cornwall at Zeebrugge in 2006.

    The incident occurred near the Shatt al-Arab (Arvandrud) waterway ...

    summarize data=multiling data.path=DIR chunking.max_words=250
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from summarize.data.cluster_files import ClusterFiles, entries
from summarize.data.locate import locate_folder, permission
from summarize.data.selection import Selection
from summarize.errors import InputError
from summarize.types import Cluster

_SOURCES = "SourceTexts"
_MODELS = "Model Summaries"
_SOURCE_NAME = re.compile(r"(?P<topic>M\d{3})(?P<article>\d)\.(?P<language>[a-z]+)")


class MultilingReader:
    """Reads the topics of one language, each a cluster of ten articles with its reference summaries."""

    def __init__(
        self,
        *,
        path: str,
        language: str = "english",
        limit: int | None = None,
        shard: str | None = None,
        ids: list[str | int] | None = None,
    ) -> None:
        """Take note of what to read; nothing is read yet.

        path: the folder that holds `SourceTexts` and `Model Summaries`.
        language: the ending of the files in `SourceTexts`.
        limit, shard, ids: which topics are read, see `summarize.data.selection`.
        """
        self.path = path
        self.language = language
        self.selection = Selection(limit=limit, shard=shard, ids=ids)

    def read(self) -> Iterator[Cluster]:
        """Yield the topics in order, each read when it is asked for. An article has its file's name: "M0020".

        Raises InputError where the path is missing, has not this layout, or lacks the language.
        """
        yield from self.selection.read(entries(self._clusters()))

    def count(self) -> int:
        """How many topics `read` yields, without reading any file. Raises InputError as `read` does."""
        return self.selection.count(entries(self._clusters()))

    def _clusters(self) -> list[ClusterFiles]:
        self.selection.check()
        root = locate_folder(self.path)
        with permission():
            return self._topics(root, self.path.rstrip("/") or self.path)

    def _topics(self, root: Path, shown: str) -> list[ClusterFiles]:
        topics: dict[str, dict[str, Path]] = defaultdict(dict)
        languages: set[str] = set()
        for path in _entries(root / _SOURCES):
            if name := _SOURCE_NAME.fullmatch(path.name):
                languages.add(name["language"])
                if name["language"] == self.language.lower():
                    topics[name["topic"]][path.stem] = path
        if not languages:
            raise InputError(
                f"{shown} has not the layout of MultiLing: no {_SOURCES}/M0000.english or the like in it; "
                "for a plain folder of articles use data=folder"
            )
        if not topics:
            raise InputError(
                f"data.language={self.language}: {shown}/{_SOURCES} has no article of this language, "
                f"only {', '.join(sorted(languages))}"
            )
        models = _entries(root / _MODELS / self.language.capitalize())
        return [
            ClusterFiles(
                id=topic,
                folder=root,
                shown=shown,
                articles=articles,
                references=[path for path in models if path.name.startswith(f"{topic}.")],
            )
            for topic, articles in sorted(topics.items())
        ]


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
