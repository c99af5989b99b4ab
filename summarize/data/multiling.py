"""The official layouts of MultiLing: the pilot of 2011 (Giannakopoulos et al., TAC 2011) and the
multi-document tasks of 2013 and 2015 (Giannakopoulos 2013; Giannakopoulos et al. 2015).

What is read is told by the names of files, which are the same in all years, wherever the archives were
unpacked in the folder, up to five folders deep:

    M0020.english     topic M002, article 0
    M1047.english     topic M104, article 7
    M002.A.250        topic M002, reference by writer A, 250 words, below a folder named after its language

    2011  SourceTexts/M0020.english                    Model Summaries/English/M002.A.250
    2013  SourceTextsV2b/M0020.english                 <ModelSummaries>/english/M002.A.250
    2015  <test>/english/M0020.english                 (without references)
          <training>/english/<folder>/M0010.english    <training>/english/<folder>/M001.A.250

2011 is tested on the real files. Of 2013 and 2015, whose archives need a password, the layout is what
github.com/danieldeutsch/sacrerouge reads (`datasets/multiling/multiling2013/mds.py`, `multiling2015/mds.py`);
names in <> differ and do not matter. Summaries of systems, below folders such as `correctedSubmissions`,
`PeerSummaries` or `ID3`, are no references. The topics M001 to M003 of 2015 were given for training: for
those of the evaluation name the others in `data.ids`.

An article is UTF-8 text from WikiNews: headline, date line, paragraphs parted by blank lines, and now and
then a caption or a sub-heading that stands against a paragraph without one. `M0020.english` of 2011 starts

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

_ARTICLE = re.compile(r"(?P<topic>M\d{3})(?P<article>\d)\.(?P<language>[a-z]+)")
_REFERENCE = re.compile(r"(?P<topic>M\d{3})\.(?P<writer>[A-Z])\.\d+")
_OF_SYSTEMS = re.compile(r"ID\d+|.*(?:peer|submission|system).*", re.IGNORECASE)
_DEEPEST = 5


class MultilingReader:
    """Reads the topics of one language, each a cluster of ten articles with its references, if any."""

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

        path: the folder that the archives were unpacked in.
        language: the ending of the articles: english, french, chinese ...
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
        references: dict[str, list[Path]] = defaultdict(list)
        languages: set[str] = set()
        for path in _files(root):
            if name := _ARTICLE.fullmatch(path.name):
                languages.add(name["language"])
                if name["language"] == self.language.lower():
                    topics[name["topic"]].setdefault(path.stem, path)
            elif (name := _REFERENCE.fullmatch(path.name)) and self._is_reference(path.relative_to(root)):
                references[name["topic"]].append(path)
        if not languages:
            raise InputError(
                f"{shown} has not the layout of MultiLing: no SourceTexts/M0000.english or the like in it; "
                "for a plain folder of articles use data=folder"
            )
        if not topics:
            raise InputError(
                f"data.language={self.language}: {shown} has no article of this language, "
                f"only {', '.join(sorted(languages))}"
            )
        return [
            ClusterFiles(topic, root, shown, dict(sorted(articles.items())), references[topic])
            for topic, articles in sorted(topics.items())
        ]

    def _is_reference(self, path: Path) -> bool:
        """Whether a summary, by its path from the root, is in the language and by a person."""
        folders = path.parent.parts
        return self.language.lower() in map(str.lower, folders) and not any(
            map(_OF_SYSTEMS.fullmatch, folders)
        )


def _files(folder: Path, depth: int = _DEEPEST) -> Iterator[Path]:
    """The files of a folder and of those in it, by path; hidden ones and what is deeper are passed over."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "__")):
            continue
        if not path.is_dir():
            yield path
        elif depth:
            yield from _files(path, depth - 1)
