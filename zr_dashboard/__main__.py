"""`python -m zr_dashboard`: see `cli.main`."""

import io
import sys

from zr_dashboard.cli.main import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A terminal without umlauts gets question marks, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main())
