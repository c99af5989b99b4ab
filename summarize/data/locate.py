"""The folder that a setting names: a path, or `pkg://some.package` for one that was installed with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
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


def _way_on(missing: Path) -> str:
    """A folder with nearly the name of the first part that is missing, or else where to look."""
    rest = Path()
    while not missing.parent.is_dir():
        missing, rest = missing.parent, missing.name / rest
    names = [entry.name for entry in missing.parent.iterdir() if entry.is_dir()]
    near = difflib.get_close_matches(missing.name, names, n=1)
    if near:
        found = missing.parent / near[0]
        return f"did you mean {found / rest if (found / rest).is_dir() else found}?"
    return f"give a folder with articles, as a full path or from {Path.cwd()}"
