"""What the dashboard talks about, in the standard library alone.

selection      what the reader asks for: URL codec and German sentence
codes          which values a selection may name, and what they are called
dimensionen    what a sum can be broken down by
column         what a column is
columns        every column a reader can see
kennzahlen     every headline figure
zeilen         which selection a row of a breakdown stands for
kennung        the identifier of a citation
zitat          what the register of citations keeps
programm       the programme itself
grenzen        boundaries of areas: names, addresses, files
errors         what can go wrong
"""
