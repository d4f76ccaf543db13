"""A PDF read back by another hand than the one that wrote it: pypdf, and pdfua."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfua
from pypdf import PdfReader


@dataclass
class Tag:
    """An element of the structure tree."""

    kind: str
    """Without the slash: `H1`, `TH`, `Figure`."""

    alt: str = ""
    scope: str = ""
    children: list[Tag] = field(default_factory=list)

    def all(self, *kinds: str) -> Iterator[Tag]:
        """Every element of these kinds, in reading order."""
        for child in self.children:
            if child.kind in kinds:
                yield child
            yield from child.all(*kinds)


class Pdf:
    """What a reader, or a screen reader, finds in a PDF."""

    def __init__(self, content: bytes) -> None:
        """Read it."""
        self._content = content
        self._reader = PdfReader(io.BytesIO(content))
        self._root: Any = self._reader.trailer["/Root"]

    @property
    def pages(self) -> int:
        """How many sheets."""
        return len(self._reader.pages)

    @property
    def text(self) -> str:
        """All text; blanks of every kind and line ends are one blank each."""
        words = " ".join(page.extract_text() for page in self._reader.pages)
        return " ".join(words.replace("\N{SOFT HYPHEN}", "").split())

    @property
    def title(self) -> str:
        """What the window of a reader is called."""
        assert self._reader.metadata
        return str(self._reader.metadata.title)

    @property
    def language(self) -> str:
        """In which language it is read out."""
        return str(self._root["/Lang"])

    @property
    def sizes(self) -> set[tuple[int, int]]:
        """Width and height of the pages, in millimetres."""
        boxes = [page.mediabox for page in self._reader.pages]
        return {
            (round(b.width / 72 * 25.4), round(b.height / 72 * 25.4)) for b in boxes
        }

    @property
    def links(self) -> list[str]:
        """Where links lead."""
        annotations = [
            annotation.get_object()
            for page in self._reader.pages
            for annotation in page.get("/Annots", [])
        ]
        return [str(a["/A"]["/URI"]) for a in annotations if "/URI" in a["/A"]]

    @property
    def fonts(self) -> dict[str, bool]:
        """Name of each font without its subset's prefix, and whether it is embedded."""
        found = {}
        for page in self._reader.pages:
            for font in page["/Resources"]["/Font"].get_object().values():  # type: ignore[index]
                (inner,) = font.get_object()["/DescendantFonts"]
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                name = str(font.get_object()["/BaseFont"]).partition("+")[2]
                found[name] = any(key.startswith("/FontFile") for key in descriptor)
        return found

    @property
    def has_pixels(self) -> bool:
        """Whether there is any picture that is not made of lines."""
        return any(
            resource.get_object().get("/Subtype") == "/Image"
            for page in self._reader.pages
            for resource in page["/Resources"].get("/XObject", {}).values()  # type: ignore[union-attr]
        )

    @property
    def tree(self) -> Tag:
        """The structure, in reading order."""
        (root,) = _tags(self._root["/StructTreeRoot"])
        return root

    def findings(self, folder: Path) -> list[str]:
        """What breaks PDF/UA-1, as far as a machine can tell."""
        path = folder / "gelesen.pdf"
        path.write_bytes(self._content)
        report = pdfua.validate(str(path))
        return [f"{found.rule_id}: {found.message}" for found in report.findings]


def _tags(node: Any) -> list[Tag]:  # noqa: ANN401  pypdf's own
    found = node.get_object()
    if not hasattr(found, "get"):
        return []
    kids = found.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    inner = [tag for kid in kids for tag in _tags(kid)]
    if "/S" not in found:
        return inner
    attributes = [one.get_object() for one in found.get("/A", [])]
    scopes = [str(one["/Scope"]) for one in attributes if "/Scope" in one]
    return [
        Tag(
            str(found["/S"]).removeprefix("/"),
            str(found.get("/Alt", "")),
            "".join(scopes).removeprefix("/"),
            inner,
        )
    ]
