#!/usr/bin/env bash
# Run a command with a LibreOffice that starts; get one if there is none.
#
#     tools/office_einrichten.sh .venv/bin/python -m pytest
#
# Owns what the tests of the exported files need from the operating system. The
# command finds the program in $ZR_SOFFICE; without a command its path is printed. In
# this order:
#
#     1. $ZR_SOFFICE, and nothing else if it is set
#     2. soffice, libreoffice on the PATH
#     3. what was unpacked into .werkzeug/ on an earlier run
#     4. Debian's packages, see tools/debian_pakete.sh

set -euo pipefail
aufrufer="$PWD"
cd -P "$(dirname "$0")/.."

ZWECK='Für die Tests mit LibreOffice'
# shellcheck source=tools/debian_pakete.sh
. tools/debian_pakete.sh

# Calc opens the tables, Writer the documents; nobody looks at a window. The fonts
# are what a picture of a page needs.
PAKETE='libreoffice-calc-nogui libreoffice-writer-nogui fonts-dejavu-core'

# Only Calc is asked for here: a LibreOffice without it starts just as well.
kann_tabellen() {
    local profil ergebnis=0
    profil="$(mktemp -d)"
    printf 'a;b\n1;2\n' >"$profil/probe.csv"
    timeout 120 "$1" "-env:UserInstallation=file://$profil/profil" --headless \
        --convert-to ods --outdir "$profil" "$profil/probe.csv" >/dev/null 2>&1 || true
    [ -s "$profil/probe.ods" ] || ergebnis=1
    rm -rf "$profil"
    return "$ergebnis"
}

finde_soffice() {
    local name pfad
    if [ -n "${ZR_SOFFICE:-}" ]; then
        kann_tabellen "$ZR_SOFFICE" && echo "$ZR_SOFFICE"
        return
    fi
    for name in soffice libreoffice; do
        pfad="$(command -v "$name")" && kann_tabellen "$pfad" && { echo "$pfad"; return; }
    done
    kann_tabellen "$WERKZEUG/soffice" && echo "$WERKZEUG/soffice"
}

# Called after the packages were unpacked, not installed. Debian's LibreOffice knows
# its place by name, and its settings only reach /etc when it is installed: unpacked,
# both lie beside the program, as in a LibreOffice of other origin.
schreibe_alle_starter() {
    local ordner="$WERKZEUG/wurzel/usr/lib/libreoffice/program"
    # shellcheck disable=SC2016 # LibreOffice expands these, not the shell
    sed -i -e 's|file:///usr/lib/libreoffice|${ORIGIN}/..|' \
        -e 's|file:///etc/libreoffice/registry|${BRAND_BASE_DIR}/share/.registry|g' \
        "$ordner"/*rc
    schreibe_starter soffice "$ordner/soffice" "$ordner"
}

# --- the way through -------------------------------------------------------------

soffice="$(finde_soffice || true)"
if [ -z "$soffice" ] && [ -n "${ZR_SOFFICE:-}" ]; then
    sage "Fehler: ZR_SOFFICE=$ZR_SOFFICE lässt sich nicht starten oder öffnet keine Tabellen."
    exit 1
fi
if [ -z "$soffice" ]; then
    # shellcheck disable=SC2086 # the names are words
    beschaffe $PAKETE
    soffice="$(finde_soffice || true)"
fi
if [ -z "$soffice" ]; then
    sage '' \
        'Fehler: Für die Tests der Dateien fehlt LibreOffice, und es ließ sich nicht beschaffen.' \
        "        Debian, als root:   apt-get update && apt-get install $PAKETE" \
        '        Anderes System:     LibreOffice mit Calc und Writer installieren' \
        '        Anderer Ort:        make test ZR_SOFFICE=/pfad/zu/soffice' \
        '        Ohne LibreOffice:   make test-schnell (ersetzt make test nicht)'
    exit 1
fi

[ $# -gt 0 ] || { echo "$soffice"; exit 0; }
export ZR_SOFFICE="$soffice"
cd "$aufrufer"
exec "$@"
