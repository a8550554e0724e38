#!/bin/sh
# Makes what the other targets need and the machine lacks. `setup.sh site` for the site, `setup.sh test` for the tests too, `setup.sh all` for the whole matrix.
# Run again, it does nothing. What it may not install it names, with the command that does.
set -eu
cd "$(dirname "$0")"
wanted=${1:-site}
firefox=
if [ "$wanted" = all ]; then wanted=test firefox=${BROBYGGER_FIREFOX:-/usr/bin/firefox-esr}; fi

say() { printf '%s\n' "$*" >&2; }

apt() { # apt PACKAGE…: installs Debian packages, as root or by sudo, or says how
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Install these first (names as in Debian 12): $*"; exit 1
    elif [ "$(id -u)" = 0 ]; then root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then root=sudo
    else say "Install these first: sudo apt-get install $*"; exit 1
    fi
    say "Installing: $*"
    $root apt-get update -qq >&2 || say "apt-get update failed; going on with the lists at hand"
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends "$@" >&2
}

has_library() { { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q "$1"; }

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || apt python3 python3-venv
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Python 3.11 or newer is needed; found $("$python" -V)"; exit 1; }
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || apt python3-venv
    rm -rf .venv
    "$python" -m venv .venv
fi

# WeasyPrint lays out with Pango and cuts fonts with HarfBuzz.
missing=
has_library libpango-1.0.so.0 || missing="$missing libpango-1.0-0"
has_library libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
has_library libharfbuzz-subset.so.0 || missing="$missing libharfbuzz-subset0"
if [ "$wanted" = test ]; then
    [ -x /usr/bin/chromium-headless-shell ] || missing="$missing chromium-headless-shell"
    has_library libatomic.so.1 || missing="$missing libatomic1" # Playwright's own Node asks for it
    command -v qpdf >/dev/null 2>&1 || missing="$missing qpdf"
    [ -z "$firefox" ] || [ -x "$firefox" ] || missing="$missing firefox-esr"
fi
# shellcheck disable=SC2086
[ -z "$missing" ] || apt $missing

# A stamp per lock file: nothing is asked of the network when nothing has changed.
current() { [ -f ".venv/$1.stamp" ] && cmp -s "$2" ".venv/$1.stamp"; }
locked() { current "$1" "$2" || { say "Installing $2"; .venv/bin/python -m pip install -q --disable-pip-version-check -r "$2" && cp "$2" ".venv/$1.stamp"; }; }
if [ "$wanted" = test ]; then locked test requirements-test.txt; else current test requirements-test.txt || locked site requirements.txt; fi

PATH="$PWD/.venv/bin:$PATH"
# Some versions of Node 20 read windows-1252 as Latin-1, which no browser does.
if ! command -v npm >/dev/null 2>&1 || ! node -e 'process.exit(parseInt(process.versions.node) < 20 || new TextDecoder("windows-1252").decode(Uint8Array.of(128)) !== "\u20ac" ? 1 : 0)' 2>/dev/null; then
    locked node requirements-node.txt
fi
if ! current npm package-lock.json || [ ! -d node_modules ]; then
    say "Installing package-lock.json"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    cp package-lock.json .venv/npm.stamp
fi
