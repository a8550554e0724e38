#!/bin/sh
# Writes requirements*.txt anew: every package that the .in files bring, at its version.
set -eu
cd "$(dirname "$0")"
for name in requirements requirements-test requirements-node; do
    scratch=$(mktemp -d)
    python3 -m venv "$scratch/venv"
    "$scratch/venv/bin/python" -m pip install -q -r "$name.in"
    { echo "# Made by lock.sh from $name.in; do not edit."; "$scratch/venv/bin/python" -m pip freeze --exclude pip --exclude setuptools; } > "$name.txt"
    rm -rf "$scratch"
done
