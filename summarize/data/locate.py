"""The folder or files that a setting names: a path, or `pkg://some.package` for an installed folder."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from summarize.errors import InputError

_PACKAGE = "pkg://"


def locate_folder(path: str) -> Path:
    """The folder, with links followed.

    Raises InputError, with the nearest name that there is, where the folder does not exist.
    """
    folder = _of_package(path) if path.startswith(_PACKAGE) else Path(path).expanduser()
    with permission():
        if path and folder.is_dir():
            return folder.resolve()
        if path and folder.exists():
            raise InputError(
                f"{path} is a file, not a folder; give the folder it is in: data.path={folder.parent}"
            )
        raise InputError(f"data.path={path} does not exist; {_way_on(folder)}")


def locate_files(path: str, endings: Sequence[str], *, other: str) -> list[tuple[Path, str]]:
    """A file, or the files of a folder with one of the endings, by name; each with how messages name it.

    A file may have any ending; `other` says what reads files that this reader cannot.
    Raises InputError where there is none, with the nearest name that there is.
    """
    place = Path(path).expanduser()
    with permission():
        if path and place.is_file():
            return [(place, path)]
        if not path or not place.exists():
            raise missing(path)
        if place.is_dir():
            names = sorted(file.name for file in place.iterdir() if file.suffix.lower() in endings)
            if files := [name for name in names if (place / name).is_file()]:
                return [(place / name, f"{path.rstrip('/')}/{name}") for name in files]
    raise InputError(f"data.path={path} has no {' or '.join(endings)} file in it; {other}")


def missing(path: str) -> InputError:
    """The error that a file is not there, with the nearest name that there is."""
    return InputError(f"data.path={path} does not exist; {_way_on(Path(path).expanduser(), files=True)}")


@contextmanager
def permission() -> Iterator[None]:
    """Raise InputError where the system refuses to list a folder."""
    try:
        yield
    except OSError as error:
        raise InputError(
            f"{error.filename} cannot be opened: {error.strerror}; check its permissions"
        ) from error


def _of_package(address: str) -> Path:
    package = address.removeprefix(_PACKAGE).rstrip("/")
    try:
        return Path(str(resources.files(package)))
    except (ImportError, TypeError, ValueError):
        raise InputError(
            f"data.path={address}: no package {package} is installed; "
            "install NewsFuse with pip, or give a folder of your own"
        ) from None


def _way_on(missing: Path, *, files: bool = False) -> str:
    """A folder (or file) with nearly the name of the first part that is missing, or else where to look."""
    rest = Path()
    while not missing.parent.is_dir():
        missing, rest = missing.parent, missing.name / rest
    names = [entry.name for entry in missing.parent.iterdir() if files or entry.is_dir()]
    near = difflib.get_close_matches(missing.name, names, n=1)
    if near:
        found = missing.parent / near[0]
        return f"did you mean {found / rest if (found / rest).exists() else found}?"
    return f"give a {'file' if files else 'folder with articles'}, as a full path or from {Path.cwd()}"
