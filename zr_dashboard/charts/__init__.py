"""Figures. Pure functions of a frame.

style     colours and what all charts share
columns   columns over time, alone or stacked, with the programme's events
bars      horizontal bars for names
lines     cumulated lines
heatmap   two dimensions with numbers in the cells
map       areas by class
netz      who acts together; where everybody stands is `anordnung`
"""
