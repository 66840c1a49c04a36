"""How a page looks: dark on light, wide tables that scroll, everything shown on paper."""

from __future__ import annotations

from conventions.html.tags import Html

STYLE = Html(
    """
body { color: #1a1a1a; background: #fff; font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto;
  max-width: 70rem; padding: 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; }
h2 { border-top: 2px solid #1a1a1a; padding-top: 1rem; margin-top: 2.5rem; }
a { color: #0b4f9e; }
.large { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; }
caption { text-align: left; font-style: italic; padding: .25rem 0; }
th, td { border: 1px solid #6b6b6b; padding: .5rem; text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { background: #eef1f5; }
tbody th { min-width: 7rem; }
td p, th p { margin: 0 0 .25rem; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: fit-content(14rem) 1fr; gap: .15rem .75rem; margin: 0; }
dt { color: #454545; }
dd { margin: 0; overflow-wrap: anywhere; }
.erreur { color: #8f1010; }
.avertissement { color: #6b4300; }
.information { color: #0b4f9e; }
.sans-erreur { color: #14532d; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { font-style: italic; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .large { overflow: visible; }
  thead { display: table-header-group; }
  tr, dl, h2, h3 { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  nav { display: none; }
}
"""
)
"""Every colour of a text has a contrast of at least 7 with what is behind it."""

TABLE_STYLE = Html(
    """
.conventions-table { color: #1a1a1a; background: #fff; font: .9rem/1.4 system-ui, sans-serif; padding: .5rem;
  text-align: left; }
.conventions-table .large { overflow-x: auto; }
.conventions-table table { border-collapse: collapse; color: inherit; margin: 0; }
.conventions-table caption { caption-side: top; text-align: left; font-weight: 600; padding: .25rem 0 .5rem;
  color: inherit; }
.conventions-table th, .conventions-table td { border: 1px solid #6b6b6b; padding: .3rem .6rem; text-align: left;
  vertical-align: top; overflow-wrap: break-word; max-width: 28rem; background: #fff; color: #1a1a1a; }
.conventions-table thead th { background: #eef1f5; font-weight: 600; vertical-align: bottom; }
.conventions-table tbody th { font-weight: 400; }
.conventions-table tbody .text { min-width: 4rem; }
.conventions-table tfoot th, .conventions-table tfoot td { background: #eef1f5; font-weight: 600;
  border-top: 3px double #6b6b6b; }
.conventions-table .nombre { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.conventions-table .date, .conventions-table .year { font-variant-numeric: tabular-nums; white-space: nowrap; }
.conventions-table .suite { font-style: italic; }
.conventions-table thead .nombre, .conventions-table tfoot .nombre { white-space: normal; }
.conventions-table p { margin: .5rem 0 0; max-width: 60rem; }
"""
)
"""The same look for one table inside the page of someone else, a notebook: nothing outside of it changes."""
