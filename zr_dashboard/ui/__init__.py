"""What pages are made of. The only floor that imports Streamlit.

dashboard   the script that Streamlit runs: navigation, then the page
navigation  which pages there are
interaction one run of a page, counted and logged
page        the frame of every page: selection, title line, chips, errors
state       the selection of a session, and its bond with the URL
filter_bar  the filters in the sidebar; those without codes are `filter_ranges`
ask         the one cache between pages and queries; drawn: between pages and charts
headline    headline figures as cards
panel       one finding as chart, table and file
panels      the kinds of panel; summen: what stands beside their sums
downloads   the download menu of a panel and of the cases
case_table  the cases, page by page; `search_words` says how a search was understood
records     pages of a case and of a Kommune
kooperation who acts together
antworten   answer tables: what is chosen, the table, its files
region      map and list of areas, breadcrumb
briefing    one or two sheets about a selection: choice, preview, PDF
datenstaende  the Datenstände, and what changed between two
register    the page of all citations
zitat       the page of one citation; zitieren: the link to it beside every figure
pflege      Datenpflege: a list comes in; pflege_bericht, pflege_stand: what then
views       small choices that a page offers beside the filters
"""

from zr_dashboard.ui.ask import ask as ask
from zr_dashboard.ui.headline import coverage_strip as coverage_strip
from zr_dashboard.ui.headline import headline as headline
from zr_dashboard.ui.page import citation as citation
from zr_dashboard.ui.page import desk as desk
from zr_dashboard.ui.page import page as page
from zr_dashboard.ui.page import record as record
from zr_dashboard.ui.panel import Panel as Panel
from zr_dashboard.ui.panel import panel as panel
