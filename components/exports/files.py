"""Every kind of file that the chosen events can be taken away as, in one table for a page to list."""

from collections.abc import Callable
from typing import NamedTuple

from components.dataset import Dataset
from components.exports.base.stamp import file_name
from components.exports.exchange.letters import letters_tei
from components.exports.exchange.network import gexf, graphml
from components.exports.package.events_csv import claims_csv, events_csv
from components.exports.package.package import package_zip
from components.exports.sources.source_list import sources_csv
from components.exports.timeline.timelinejs import timelinejs_csv

Make = Callable[[Dataset, Dataset, str], bytes]


class Format(NamedTuple):
    """One kind of file.

    key: its name in a link or a widget. label: what it is and whom it is for. make: the file, of the whole package, the
    part of it that was chosen (all of it), and the link of the page. name: short, as a file. what_for: what is inside
    and what it is good for.
    """

    key: str
    label: str
    make: Make
    name: str
    mime: str
    what_for: str

    def file_name(self, shown: Dataset) -> str:
        """Return the whole file name: the version of the data and how many events are inside."""
        return file_name(shown, self.name)


FILES = (
    Format(
        "events",
        "Events, for a spreadsheet (CSV)",
        lambda dataset, shown, link: events_csv(shown, shown.filters),
        "table.csv",
        "text/csv",
        "One row an event, all columns. Opens in Excel, LibreOffice and Google Sheets; and here, if it stands as "
        "events.csv beside the other tables.",
    ),
    Format(
        "claims",
        "Claims with their sources, for a spreadsheet (CSV)",
        lambda dataset, shown, link: claims_csv(shown, shown.filters),
        "claims.csv",
        "text/csv",
        "One row for each thing a source says of these events, with paragraph, voice and full citation.",
    ),
    Format(
        "sources",
        "List of sources, for footnotes (CSV)",
        lambda dataset, shown, link: sources_csv(shown, shown.filters),
        "sources.csv",
        "text/csv",
        "The sources these events rest on, from most claims to least, with the paragraphs and how to cite them.",
    ),
    Format(
        "package",
        "The selection as a data package of its own (ZIP)",
        package_zip,
        "package.zip",
        "application/zip",
        "All tables, cut to these events, with the data dictionary and the lessons that need no more. This dashboard "
        "opens it; so do Frictionless tools.",
    ),
    Format(
        "gexf",
        "Network of who wrote to whom, for Gephi (GEXF)",
        gexf,
        "network.gexf",
        "application/gexf+xml",
        "Actors, and a directed line from each hand to the next that messages passed through, with the events’ ids.",
    ),
    Format(
        "graphml",
        "The same network, for yEd, Cytoscape, igraph and others (GraphML)",
        graphml,
        "network.graphml",
        "application/graphml+xml",
        "The same actors and lines in the other common format.",
    ),
    Format(
        "letters",
        "Letters, for scholarly editions (TEI)",
        letters_tei,
        "letters.xml",
        "application/tei+xml",
        "Who wrote, carried and received each letter, where and when, as reported. Messages whose form is no letter "
        "are not inside; the header counts them.",
    ),
    Format(
        "timelinejs",
        "Slide show for a web page, for TimelineJS (CSV)",
        timelinejs_csv,
        "timelinejs.csv",
        "text/csv",
        "To paste into the spreadsheet that TimelineJS reads. Events without a closed date are not inside; the title "
        "slide counts them.",
    ),
)
