# Bring Debian's packages to the tests: installed with rights, unpacked without.
#
#     ZWECK='Für die Tests im Browser'
#     . tools/debian_pakete.sh
#     beschaffe chromium fonts-dejavu-core
#
# To be sourced from the project's folder by the scripts that know what a kind of
# test needs and whether it is there. Owns how a package arrives: through apt as root
# or through sudo without a password, else unpacked into .werkzeug/wurzel for users
# without rights. After unpacking it calls `schreibe_alle_starter` of that script.
# shellcheck shell=bash

WERKZEUG="$PWD/.werkzeug"
export DEBIAN_FRONTEND=noninteractive

sage() { printf '%s\n' "$@" >&2; }

# Bring these packages if apt can, and say so if it cannot; never fails.
beschaffe() {
    command -v apt-get >/dev/null || return 0
    if darf_installieren; then
        installiere "$@" || sage 'Das ließ sich nicht installieren.'
    else
        packe_aus "$@" || sage 'Das ließ sich nicht entpacken.'
    fi
}

# --- with rights: the system's own package manager -------------------------------

mit_rechten() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n --preserve-env=DEBIAN_FRONTEND "$@"
    fi
}

darf_installieren() {
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

installiere() {
    sage "$ZWECK wird installiert: $* …"
    mit_rechten apt-get update -qq >&2 ||
        sage 'apt-get update meldet Fehler, weiter mit den vorhandenen Listen.'
    mit_rechten apt-get install -qq -y --no-install-recommends "$@" >&2
}

# --- without rights: the same packages, unpacked ---------------------------------

# apt with lists and archives of its own; it only ever downloads.
apt_eigenes() {
    apt-get -qq \
        -o Dir::State::lists="$WERKZEUG/apt/lists" \
        -o Dir::Cache="$WERKZEUG/apt/cache" \
        -o Debug::NoLocking=1 \
        -o APT::Sandbox::User="$(id -un)" \
        "$@" >&2
}

packe_aus() {
    local paket
    sage "$ZWECK wird ohne Verwaltungsrechte nach .werkzeug/ entpackt: $* …"
    mkdir -p "$WERKZEUG/apt/lists/partial" "$WERKZEUG/apt/cache/archives/partial"
    apt_eigenes update || return 1
    apt_eigenes install -y --no-install-recommends --download-only "$@" || return 1
    for paket in "$WERKZEUG"/apt/cache/archives/*.deb; do
        [ -e "$paket" ] || continue
        dpkg-deb --extract "$paket" "$WERKZEUG/wurzel" || return 1
    done
    rm -rf "$WERKZEUG/apt"
    schreibe_schriften
    schreibe_alle_starter
}

schreibe_schriften() {
    cat >"$WERKZEUG/fonts.conf" <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>$WERKZEUG/wurzel/usr/share/fonts</dir>
  <cachedir>$WERKZEUG/fontcache</cachedir>
</fontconfig>
XML
}

# A program that finds the unpacked libraries, some of them one folder deeper; first of
# all those in a folder of its own, if it has one.
# An empty IFS leaves spaces in a path alone and still expands the pattern in it.
schreibe_starter() {
    cat >"$WERKZEUG/$1" <<SH
#!/bin/sh
for ordner in "${3:-}" \\
    "$WERKZEUG"/wurzel/usr/lib/*-linux-gnu* "$WERKZEUG"/wurzel/lib/*-linux-gnu* \\
    "$WERKZEUG"/wurzel/usr/lib/*-linux-gnu*/*/; do
    [ -d "\$ordner" ] &&
        LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+\$LD_LIBRARY_PATH:}\$ordner"
done
FONTCONFIG_FILE="$WERKZEUG/fonts.conf"
export LD_LIBRARY_PATH FONTCONFIG_FILE
programm='$2'
IFS=
exec \$programm "\$@"
SH
    chmod +x "$WERKZEUG/$1"
}
