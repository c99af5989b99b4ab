"""One split of a data set that lies on this machine, row by row, through `datasets`.

A path may be

    a file             .parquet, .arrow, .jsonl, .json, .ndjson, .csv, or one of these as .gz or .zip
    a repository       a folder as the hub has it: test-00000.parquet, test/0000.parquet ...; with README.md
    or
                       without (https://huggingface.co/docs/datasets/repository_structure)
    a saved data set   a folder that `save_to_disk` of `datasets` wrote

Rows are streamed from the files themselves: nothing is copied into a cache, so none goes stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.data.locate import missing, permission
from summarize.errors import InputError
from summarize.mistakes import nearest

FORMATS = {
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".jsonl": "json",
    ".json": "json",
    ".ndjson": "json",
    ".csv": "csv",
    ".zip": "json",  # as WCEP-10 comes; of other archives name the file in it
}
"""What a file holds, by its ending: of the formats that `datasets` knows, those of nothing but data."""
_PACKED = re.compile(r"\.(gz|bz2|xz|zst)$")


@dataclass(frozen=True, slots=True)
class Table:
    """One split of a data set."""

    name: str
    """As records and messages name it: a path, or a repository with its revision."""
    split: str
    dataset: Any
    """A `datasets.IterableDataset`, or a `datasets.Dataset` that was saved."""

    def columns(self) -> list[str]:
        """The names of its columns, in their order."""
        with _readable(self.name):
            return list(self.dataset.column_names or next(iter(self.dataset), {}))

    def rows(self, wanted: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """The rows in order, each with those of its columns that are wanted.

        Raises InputError where the files are damaged.
        """
        columns = [name for name in self.columns() if name in wanted]
        with _readable(self.name):
            yield from self.dataset.select_columns(columns) if columns else self.dataset

    def place(self, number: int) -> str:
        """How records and messages name a row, counted from 0: "tau/multi_news@7105610, test[17]"."""
        return f"{self.name}, {self.split}[{number}]"


def open_path(path: str, split: str, config: str | None = None) -> Table:
    """A split of what lies at a path. Of a single file `split` is only the name.

    Raises InputError where the path is missing or holds no data set, or no such split.
    """
    from datasets import load_dataset_builder

    place = Path(path).expanduser()
    with permission():
        if not path or not place.exists():
            raise missing(path)
    if place.is_file():
        return open_files([place], split, path)
    if (place / "dataset_dict.json").is_file() or (place / "state.json").is_file():
        return _saved(place, split, path)
    with _readable(path):
        builder = load_dataset_builder(str(place), config)
        check_format(type(builder), path)
        splits = builder.as_streaming_dataset()
    return Table(path, split, _split_of(splits, split, path))


def open_files(files: Sequence[Path], split: str, name: str) -> Table:
    """Files of one format as one table. Raises InputError where their format is none of `FORMATS`."""
    from datasets import load_dataset

    kinds = {format_of(file.name) for file in files}
    if len(kinds) != 1 or None in kinds:
        raise InputError(
            f"{name}: {', '.join(sorted(file.name for file in files)[:3])} cannot be read; "
            f"there must be files of one of these endings: {', '.join(FORMATS)}"
        )
    with _readable(name):
        (kind,) = kinds
        splits = load_dataset(kind, data_files={split: [str(file) for file in files]}, streaming=True)
    return Table(name, split, splits[split])


def format_of(name: str) -> str | None:
    """The format of a file by its name, None where it is none that is read."""
    return FORMATS.get(Path(_PACKED.sub("", name.lower())).suffix)


def check_format(builder: type, name: str) -> None:
    """Raise InputError where `datasets` would read a data set with something other than one of `FORMATS`."""
    kind = builder.__module__.rpartition(".")[2]
    if kind not in FORMATS.values():
        raise InputError(f"{name} is a data set of {kind}; only {', '.join(FORMATS)} are read")


def _saved(place: Path, split: str, path: str) -> Table:
    from datasets import Dataset, load_from_disk

    with _readable(path):
        saved = load_from_disk(str(place))
    return Table(path, split, saved if isinstance(saved, Dataset) else _split_of(saved, split, path))


def _split_of(splits: Mapping[str, Any], split: str, path: str) -> Any:
    if split not in splits:
        near = nearest(split, list(splits))
        raise InputError(f"data.split={split}: {near}{path} has {', '.join(splits)}")
    return splits[split]


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turn what `datasets` and pyarrow raise over files into an InputError."""
    from datasets.exceptions import DatasetsError
    from pyarrow import ArrowException

    try:
        yield
    except (DatasetsError, ArrowException, OSError, ValueError, KeyError, RuntimeError) as error:
        told = str(error.__cause__ or error).partition("\n")[0].strip(" .") or type(error).__name__
        raise InputError(f"{name} cannot be read: {told}") from error
