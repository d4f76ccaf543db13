"""The floor: a bare Streamlit page that draws as much as a page of the dashboard.

No page can be quicker than that. The address says how much:
`?kennzahlen=8&diagramme=3&zeilen=6`; without it, as much as the start page. Everything
is a constant but one factor, which depends on what the reader chooses in the sidebar,
so that all of it is drawn again.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="Boden", layout="wide")


def asked(name: str, default: int) -> int:
    """A number of the address."""
    return int(st.query_params.get(name, default))


st.title("Boden", anchor=False)
with st.sidebar:
    themes = [f"Thema {number}" for number in range(1, 13)]
    chosen = st.multiselect("Thema", themes, select_all=False)
factor = len(chosen) + 1
st.html(f'<p class="zr-zeile">{factor} von 13</p>')
if count := asked("kennzahlen", 8):
    for number, column in enumerate(st.columns(count), 1):
        column.metric(f"Kennzahl {number}", f"{1234 * number * factor} €")
for number in range(asked("diagramme", 3)):
    bars = go.Bar(
        x=[f"Jahr {year}" for year in range(2019, 2027)],
        y=[factor * (number + year % 7 + 1) for year in range(2019, 2027)],
    )
    st.plotly_chart(go.Figure(bars), key=f"diagramm {number}")
if rows := asked("zeilen", 6):
    st.table(
        pd.DataFrame(
            {
                f"Spalte {letter}": [f"{letter} {row * factor}" for row in range(rows)]
                for letter in "ABCDEF"
            }
        )
    )
