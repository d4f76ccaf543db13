"""Words from data and links, made safe for places where Streamlit reads Markdown."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:&])")


def plain(text: str) -> str:
    """Escape what Markdown would take for more than text: links, images, formulas."""
    # The joiner is not seen; it keeps a bare address from becoming a link.
    unlinked = text.replace("://", ":\N{WORD JOINER}//").replace(
        "www.", "www\N{WORD JOINER}."
    )
    return _MARKDOWN.sub(r"\\\1", unlinked)
