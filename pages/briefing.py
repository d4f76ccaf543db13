"""Seite »Briefing«: Was muss wissen, wer morgen dorthin fährt?"""

from zr_dashboard.queries import briefing as questions
from zr_dashboard.ui import ask, briefing, page, state

with page("briefing") as selection:
    codes = state.codes()
    chosen = briefing.subject(selection, codes)
    frames = questions.frames(ask, chosen, codes)
    briefing.preview(frames, questions.opening(ask, chosen, codes), chosen, codes)
