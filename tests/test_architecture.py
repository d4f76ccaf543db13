"""Rules about the code itself that import-linter cannot see."""

import ast
import re
from pathlib import Path

import pytest

from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.verhaeltnisse import ZITIERBAR

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "zr_dashboard"
TEXTS = PACKAGE / "texts"
PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted([ROOT / "app.py", *PAGES, *PACKAGE.rglob("*.py")])
TESTS = sorted(
    path for path in (ROOT / "tests").rglob("*.py") if path.name != "__init__.py"
)

PAGES_MAY_IMPORT = (
    "streamlit",
    "zr_dashboard.charts",
    "zr_dashboard.model",
    "zr_dashboard.queries",
    "zr_dashboard.ui",
)
PAGE_LINES = 60
FILE_LINES = 300
NO_OWNER = {"utils", "helpers", "common", "config", "services", "misc", "tools"}
HOST = re.compile(r"https?://([^\s/\"'`<>{}()]+)")
NAMES = {
    "json-schema.org",
    "purl.org",
    "schemas.openxmlformats.org",
    "www.w3.org",
}
"""Names of file formats that look like addresses; nobody asks them."""


def named(path: Path) -> str:
    """A path as test names show it."""
    return str(path.relative_to(ROOT))


def sources() -> list[Path]:
    """Everything that runs: on the server or in the browser."""
    static = (
        path
        for end in ("css", "js", "html", "svg")
        for path in PACKAGE.rglob(f"*.{end}")
    )
    return sorted([*MODULES, *static])


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_is_a_table_of_contents(page: Path) -> None:
    """A page asks, draws and says; it defines nothing and computes nothing."""
    source = page.read_text("utf-8")
    nodes = list(ast.walk(ast.parse(source)))
    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    imported |= {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
    defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda

    assert all(name and name.startswith(PAGES_MAY_IMPORT) for name in imported)
    assert not any(isinstance(node, defined) for node in nodes)
    assert len(source.splitlines()) <= PAGE_LINES


def test_every_page_has_its_prose_and_every_prose_its_page() -> None:
    """Every page opens with a text, and no text is left over from a page that was."""
    assert {page.stem for page in PAGES} == {text.stem for text in TEXTS.glob("*.md")}
    for text in TEXTS.glob("*.md"):
        assert text.read_text("utf-8").strip(), text.name


@pytest.mark.parametrize("module", [*MODULES, *TESTS], ids=named)
def test_a_module_opens_with_what_it_owns(module: Path) -> None:
    """Whoever opens a file learns in one sentence whether it is the right one."""
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8")))

    assert docstring
    assert docstring.splitlines()[0].endswith((".", "?", ":"))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_file_can_be_read_at_one_sitting(module: Path) -> None:
    """A longer one has two owners."""
    assert len(module.read_text("utf-8").splitlines()) <= FILE_LINES


def test_nothing_is_without_an_owner() -> None:
    """A module called `utils` is where things go that nobody thought about."""
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}

    assert not names & NO_OWNER


@pytest.mark.parametrize("column", COLUMNS.values(), ids=lambda column: column.name)
def test_every_column_has_a_meaning(column: object) -> None:
    """»Methodik« and the head of every file show it."""
    found = COLUMNS[column.name]  # type: ignore[attr-defined]

    assert re.fullmatch(r"[a-z][a-z0-9_]*", found.name)
    assert found.titel[0].isupper() or found.titel.startswith("davon ")
    assert found.meaning.endswith(".")


def test_columns_are_named_once() -> None:
    """The later of two would silently win."""
    tables = sorted((PACKAGE / "model").glob("columns*.py"))
    source = "".join(table.read_text("utf-8") for table in tables)
    names = re.findall(r'Column\(\s*"([a-z0-9_]+)"', source)

    assert sorted(names) == sorted(COLUMNS)


@pytest.mark.parametrize(
    "kennzahl", ZITIERBAR.values(), ids=lambda kennzahl: kennzahl.id
)
def test_every_figure_has_a_definition(kennzahl: object) -> None:
    """Whole sentences: a reader quotes them."""
    found = ZITIERBAR[kennzahl.id]  # type: ignore[attr-defined]

    assert re.fullmatch(r"[a-z][a-z0-9_]*", found.id)
    assert found.name
    assert found.definition.endswith(".")
    assert len(found.definition.split()) > 5


def test_every_dimension_is_a_column_a_reader_knows() -> None:
    """A bar chart by something without a name has an axis without one."""
    assert set(DIMENSIONEN) <= set(COLUMNS)


@pytest.mark.parametrize("source", sources(), ids=named)
def test_no_code_names_a_foreign_host(source: Path) -> None:
    """The dashboard asks nobody; addresses of sources stand in the data."""
    hosts = set(HOST.findall(source.read_text("utf-8")))

    assert hosts - NAMES == set()


def test_the_sql_of_the_store_names_no_host_and_loads_nothing() -> None:
    """DuckDB could fetch an extension or a file from the network."""
    for path in PACKAGE.rglob("*.sql"):
        text = path.read_text("utf-8").lower()
        assert not re.search(
            r"https?://|\binstall\b|\bload\b|\battach\b|read_csv|read_parquet", text
        )


def test_no_query_text_is_assembled() -> None:
    """Every statement is a constant; values enter as `$name`."""
    for path in (PACKAGE / "queries").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        calls = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("frame", "batches")
        ]
        for call in calls:
            assert isinstance(call.args[0], ast.Name | ast.Constant), (
                path.name,
                call.lineno,
            )
        assert not any(
            isinstance(node, ast.JoinedStr) and "select" in ast.unparse(node).lower()
            for node in ast.walk(tree)
        )
