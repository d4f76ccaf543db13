"""`python -m zr_dashboard`: see `cli.main`."""

import sys

from zr_dashboard.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
