"""Text that a spreadsheet would compute, or a browser would run."""

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://example.org";"Klick")',
    "+49 511 120",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\rX",
    "\n=1+1",
    "  =1+1",
    "\N{NO-BREAK SPACE}=1+1",
    '"=1+1',
    "'=1+1",
    "\N{RIGHT SINGLE QUOTATION MARK}=1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "\N{FULLWIDTH PLUS SIGN}1",
    "\N{FULLWIDTH HYPHEN-MINUS}1",
    "\N{FULLWIDTH COMMERCIAL AT}SUM(A1)",
]

MARKUP = '<script>alert("1")</script><img src=x onerror=\'a()\'> & "so"'
