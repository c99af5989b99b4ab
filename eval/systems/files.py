"""Which file of which system is the summary of which cluster.

    DIR/<system>/<cluster id>.txt           one text for each cluster
    DIR/<system>/<Language>/<cluster id>    the submissions of MultiLing: ID1/English/M000
    DIR/<cluster id>.txt                    one system, named after its folder

An ending, or several, after the cluster's id say nothing: `M000`, `M000.txt` and `M000.ID1.250` are all the
summary of M000.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.labels import natural
from summarize.errors import InputError
from summarize.mistakes import nearest


@dataclass(frozen=True, slots=True)
class SystemFiles:
    """Where the summaries of one system lie."""

    name: str
    folder: Path
    within: Path
    """The folder that all systems lie in, which no link may lead out of."""
    texts: Mapping[str, Path]
    """By cluster id."""
    unknown: tuple[str, ...] = ()
    """For each file that belongs to no cluster, what to say of it."""


def find_systems(path: str, cluster_ids: Collection[str], language: str | None = None) -> list[SystemFiles]:
    """The systems of a folder, by name, with the file of each cluster.

    `language` says which folder inside a system's is meant, where there are several. Raises InputError where
    the folder is missing or holds no text, a link leads out of it, or a system has two files for a cluster,
    or none for any.
    """
    root = Path(path).expanduser()
    if not root.is_dir():
        what = "it is a file" if root.exists() else "there is no such folder"
        raise InputError(f"systems={path}: {what}. Name a folder with a folder of texts for each system.")
    folders = sorted(
        (entry for entry in _entries(root) if entry.is_dir()), key=lambda entry: natural(entry.name)
    )
    if not folders:
        folders = [root]
    problems: list[str] = []
    found = [_system(folder, root, cluster_ids, language, problems) for folder in folders]
    if problems:
        raise InputError(*problems)
    return found


def _system(
    folder: Path, root: Path, cluster_ids: Collection[str], language: str | None, problems: list[str]
) -> SystemFiles:
    name = folder.resolve().name if folder == root else folder.name
    inner = _texts_folder(folder, language, problems) if _inside(folder, root) else folder
    texts: dict[str, Path] = {}
    unknown: list[str] = []
    if not _inside(inner, root):
        problems.append(
            f"systems: the link {inner} leads out of the systems folder; copy the folder instead."
        )
        return SystemFiles(name, folder, root, texts)
    strays: list[Path] = []
    for file in _entries(inner):
        id_ = _cluster_of(file.name, cluster_ids)
        if file.is_dir():
            unknown.append(f"{file} is a folder beside texts and is passed over.")
        elif id_ is None:
            strays.append(file)
        elif id_ in texts:
            problems.append(f"systems: {name} has two texts for {id_}: {texts[id_]} and {file}. Leave one.")
        else:
            texts[id_] = file
    unknown += (_unknown(file, cluster_ids, texts) for file in strays)
    if not texts and not problems:
        known = ", ".join(list(cluster_ids)[:3])
        problems.append(
            f"systems: {inner} has no summary of any cluster of the data; a file is named after its cluster, "
            f"as in {name}/{next(iter(cluster_ids), 'ID')}.txt (the clusters are {known} ...)."
            + (f" {unknown[0]}" if unknown else "")
        )
    return SystemFiles(name, folder, root, texts, tuple(unknown))


def _unknown(file: Path, cluster_ids: Collection[str], texts: Collection[str]) -> str:
    """What to say of a file of no cluster; the nearest id is sought first where there is no text yet."""
    name = file.name.partition(".")[0]
    near = nearest(name, [id_ for id_ in cluster_ids if id_ not in texts]) or nearest(name, cluster_ids)
    near = near.removesuffix(" Else ")
    return f"{file} belongs to no cluster of the data and is left out{near and f': {near}'}"


def _inside(folder: Path, root: Path) -> bool:
    return folder.resolve().is_relative_to(root.resolve())


def _texts_folder(folder: Path, language: str | None, problems: list[str]) -> Path:
    """The folder itself, or the one of a language in it."""
    entries = _entries(folder)
    inner = [entry for entry in entries if entry.is_dir()]
    if not inner or any(not entry.is_dir() for entry in entries):
        return folder
    wanted = [entry for entry in inner if entry.name.casefold() == (language or "").casefold()]
    if not wanted and len(inner) > 1:
        problems.append(
            f"systems: {folder} holds no text but the folders {', '.join(entry.name for entry in inner)}, "
            f"and none is named after data.language{f'={language}' if language else ''}."
        )
    return (wanted or inner)[0]


def _cluster_of(name: str, cluster_ids: Collection[str]) -> str | None:
    """The id that a file is named after: of several that fit, the longest; in other capitals only at need."""
    exact = {id_: id_ for id_ in cluster_ids}
    folded = {id_.casefold(): id_ for id_ in cluster_ids}
    fitting = (exact[part] for part in _shorter(name) if part in exact)
    in_other_capitals = (folded[part] for part in _shorter(name.casefold()) if part in folded)
    return next(fitting, None) or next(in_other_capitals, None)


def _shorter(name: str) -> Iterator[str]:
    """The name with fewer and fewer endings: `M000.A.250`, `M000.A`, `M000`."""
    yield name
    while "." in name[1:]:
        name = name.rpartition(".")[0]
        yield name


def _entries(folder: Path) -> list[Path]:
    return sorted(
        entry
        for entry in folder.iterdir()
        if not entry.name.startswith((".", "__")) and entry.stem.lower() != "readme"
    )
