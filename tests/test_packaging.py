"""The project installs completely, whichever way, and its commands work from any folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = {"eval": "eval", "summarize": "summarize", "conf": "summarize/conf", "seeds": "summarize/seeds"}
"""The folders that are installed, and where they go."""


def files_to_install() -> set[str]:
    """Every file that a wheel must hold, by its place there."""
    return {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, place in PLACES.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def listed_packages() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages: list[str] = settings["tool"]["setuptools"]["packages"]
    return packages


def test_every_folder_with_python_code_is_a_listed_package() -> None:
    folders = {Path(name).parent for name in files_to_install() if name.endswith(".py")}
    assert sorted(listed_packages()) == sorted(".".join(folder.parts) for folder in folders)


def test_every_listed_package_has_an_init_file() -> None:
    """Without one, type checkers and an editable install take it for something else."""
    inits = {name.replace(".", "/") + "/__init__.py" for name in listed_packages()}
    assert inits <= files_to_install()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as someone else would have it: nothing of this checkout's environment or builds."""
    copy = tmp_path_factory.mktemp("project") / "newsfuse"
    leavings = shutil.ignore_patterns(
        ".git", ".venv", "build", "dist", "outputs", "multirun", "*.egg-info", "__pycache__", ".*_cache"
    )
    return shutil.copytree(ROOT, copy, ignore=leavings)


@dataclass(frozen=True)
class Built:
    """What `python -m build` makes of the project."""

    sdist: Path
    wheel: Path
    """Made from the tree."""
    wheel_from_sdist: Path


@pytest.fixture(scope="module")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    both, direct = tmp_path_factory.mktemp("both"), tmp_path_factory.mktemp("direct")
    build = [sys.executable, "-m", "build", "--no-isolation", str(tree), "--outdir"]
    done(*build, str(both))
    done(*build, str(direct), "--wheel")
    (sdist,), (wheel_from_sdist,), (wheel,) = both.glob("*.tar.gz"), both.glob("*.whl"), direct.glob("*.whl")
    return Built(sdist, wheel, wheel_from_sdist)


def done(*command: str, cwd: Path | None = None) -> str:
    """What the command prints; it must exit 0."""
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.mark.slow
def test_wheels_hold_every_file_and_no_other(built: Built) -> None:
    for wheel in (built.wheel, built.wheel_from_sdist):
        with zipfile.ZipFile(wheel) as archive:
            names = {name for name in archive.namelist() if ".dist-info/" not in name}
        assert names == files_to_install()


@pytest.mark.slow
def test_the_licence_travels_with_the_wheel(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        names = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}
    assert names == {"LICENSE", "NOTICE.md"}


@pytest.mark.slow
def test_the_sdist_can_run_its_own_tests(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"scripts/test", "scripts/_bootstrap.sh", "constraints.txt", "tests/test_packaging.py"} <= names


@dataclass(frozen=True)
class Installation:
    """A fresh environment in which the project alone was installed."""

    bin: Path
    home: Path
    """Where the project's own files must be found in it."""


@pytest.fixture(scope="module", params=["wheel", "wheel_from_sdist", "editable"])
def installation(
    request: pytest.FixtureRequest, tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> Installation:
    environment = tmp_path_factory.mktemp(request.param)
    done(sys.executable, "-m", "venv", "--without-pip", str(environment))
    (site_packages,) = environment.glob("lib/python*/site-packages")
    # The dependencies come from the environment of the tests. A plain path does so without running that
    # environment's own .pth files, which would bring in the checkout.
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site_packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)))

    if request.param == "editable":
        what, home = ["--no-build-isolation", "--editable", str(tree)], tree
    else:
        wheel: Path = getattr(request.getfixturevalue("built"), request.param)
        what, home = [str(wheel)], site_packages
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin/python"), "install"]
    done(*pip, "--no-index", "--no-deps", "--ignore-installed", *what)
    return Installation(environment / "bin", home)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A user's folder, with things of the same names in it."""
    for name in ("conf", "eval", "seeds", "summarize"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError('the wrong one')")
    (tmp_path / "conf/config.yaml").write_text("wrong: one")
    return tmp_path


SHOW_FILES = (
    "import eval, summarize.conf as c, summarize; print(eval.__file__, c.__file__, summarize.__file__)"
)
READ_SEEDS = """
from summarize.data.folder import FolderReader

for cluster in FolderReader(path="pkg://summarize.seeds").read():
    print(len(cluster.articles), len(cluster.references))
"""


@pytest.mark.slow
def test_code_and_configs_come_from_the_installation(installation: Installation, elsewhere: Path) -> None:
    files = done(str(installation.bin / "python"), "-P", "-c", SHOW_FILES, cwd=elsewhere).split()
    assert all(Path(file).is_relative_to(installation.home) for file in files)


@pytest.mark.slow
def test_the_seed_articles_and_their_references_are_there(
    installation: Installation, elsewhere: Path
) -> None:
    assert done(str(installation.bin / "python"), "-P", "-c", READ_SEEDS, cwd=elsewhere) == "5 2\n"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["summarize", "summarize-eval"])
def test_help_works_from_any_folder(installation: Installation, elsewhere: Path, command: str) -> None:
    assert command in done(str(installation.bin / command), "--help", cwd=elsewhere)


@pytest.mark.slow
def test_the_default_configuration_is_found_from_any_folder(
    installation: Installation, elsewhere: Path
) -> None:
    config = done(str(installation.bin / "summarize"), "--cfg", "job", "--resolve", cwd=elsewhere)
    assert "_target_: summarize." in config
    assert "wrong: one" not in config
