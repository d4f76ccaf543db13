#!/usr/bin/env bash
# Make .venv hold what the given requirements files pin; do nothing if it does.
#
#     tools/umgebung_einrichten.sh requirements.txt [requirements-dev.txt]
#
# Owns .venv and how a Python is found. A stamp per file says what was installed:
# place of the environment, version of Python, checksum of the file. A folder that
# was moved, a new Python or a changed pin therefore sets it up anew.

set -euo pipefail
cd -P "$(dirname "$0")/.."

fehler() {
    printf '\nFehler: %s\n' "$1" >&2
    shift
    [ $# -eq 0 ] || printf '        %s\n' "$@" >&2
    exit 1
}

ab_3_11() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# The first of the usual names that really is Python 3.11 or newer.
finde_python() {
    local name
    if [ -n "${PYTHON:-}" ]; then
        ab_3_11 "$PYTHON" && { echo "$PYTHON"; return; }
        fehler "PYTHON=$PYTHON ist kein Python ab Version 3.11."
    fi
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        command -v "$name" >/dev/null && ab_3_11 "$name" && { echo "$name"; return; }
    done
    fehler "Es fehlt Python ab Version 3.11." \
        "Gefunden: $(python3 --version 2>/dev/null || echo 'kein python3')." \
        "Debian und Ubuntu: apt-get install python3 python3-venv" \
        "Liegt es an anderer Stelle: make … PYTHON=/pfad/zu/python3"
}

stempel() { echo ".venv/.eingerichtet-$1"; }

# What the stamp of a file must say for the file to count as installed.
stand() {
    printf '%s\n' "$PWD" "$(.venv/bin/python -V 2>&1)"
    sha256sum <"$1"
}

ist_eingerichtet() {
    local datei
    for datei in "$@"; do
        [ -f "$(stempel "$datei")" ] || return 1
        [ "$(stand "$datei")" = "$(cat "$(stempel "$datei")")" ] || return 1
    done
}

# Absent, half made, moved, or made by a Python that is gone: make it anew.
brauchbar() {
    [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 &&
        grep -qF "$PWD/.venv/bin/python" .venv/bin/pip && ab_3_11 .venv/bin/python
}

neu_anlegen() {
    local python
    python="$(finde_python)" || exit 1
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fehler "Diesem Python ($python) fehlt das Modul »venv«." \
            "Debian und Ubuntu: apt-get install python3-venv"
    rm -rf .venv
    "$python" -m venv .venv || fehler "Die Umgebung .venv ließ sich nicht anlegen."
}

if ist_eingerichtet "$@" 2>/dev/null; then
    exit 0
fi

echo 'Python-Umgebung wird eingerichtet (.venv), das dauert einmalig bis zu einigen Minuten …' >&2
brauchbar || neu_anlegen

anforderungen=()
for datei in "$@"; do
    anforderungen+=(--requirement "$datei")
done
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    "${anforderungen[@]}" ||
    fehler "Die Python-Pakete ließen sich nicht installieren ($*)." \
        "Der Grund steht darüber. Ist das Netz erreichbar, ist der Paketindex eingestellt?"

for datei in "$@"; do
    stand "$datei" >"$(stempel "$datei")"
done
echo 'Python-Umgebung ist eingerichtet.' >&2
