"""Golden files: what an export is expected to hold, committed, compared word by word.

After a wanted change: `ZR_GOLDEN=neu` before the call of pytest writes them anew; then
read the difference before you commit it.
"""

import json
import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"


def expected(name: str, found: object) -> object:
    """The committed content of a golden file, written anew if that is asked for."""
    path = _FOLDER / f"{name}.json"
    if os.environ.get("ZR_GOLDEN") == "neu":
        text = json.dumps(found, ensure_ascii=False, indent=1)
        path.write_text(f"{text}\n", encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))
