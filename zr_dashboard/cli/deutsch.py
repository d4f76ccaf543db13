"""argparse in German. It translates nothing by itself without a catalogue."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

_ERRORS = (
    (r"the following arguments are required: (.*)", r"es fehlt: \1"),
    (r"unrecognized arguments: (.*)", r"nicht bekannt: \1"),
    (r"argument (\S+): expected one argument", r"nach \1 fehlt ein Wert"),
    (
        r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)",
        r"\2 gibt es nicht, vorhanden: \3",
    ),
)


class GermanParser(argparse.ArgumentParser):
    """A parser whose help and errors are German."""

    def __init__(self, **settings: object) -> None:
        """Make a parser; `settings` are those of argparse."""
        super().__init__(**settings, add_help=False, allow_abbrev=False)  # type: ignore[arg-type]
        self._optionals.title = "Angaben"
        self._positionals.title = "Befehle"
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def format_usage(self) -> str:
        """The line that shows how to call it."""
        return super().format_usage().replace("usage:", "Aufruf:", 1)

    def format_help(self) -> str:
        """Everything that can be said to this command."""
        return super().format_help().replace("usage:", "Aufruf:", 1)

    def error(self, message: str) -> NoReturn:
        """Say what was wrong with the command line, and exit with 2."""
        for pattern, german in _ERRORS:
            message = re.sub(f"^{pattern}$", german, message)
        self.exit(2, f"{self.format_usage()}Fehler: {message}\n")
