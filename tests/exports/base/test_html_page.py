import base64
import hashlib
import json
import re

import plotly.graph_objects as go

from components.exports.base.html_page import escape, escape_with_links, figure_json, html_page, json_element

HARM = "</script><script>alert(1)</script><img src=x onerror=alert(1)> & \"'"


def test_a_text_stays_a_text():
    assert "<" not in escape(HARM)
    assert '"' not in escape(HARM)


def test_only_web_addresses_become_links():
    assert "<a " not in escape_with_links("javascript:alert(1) and data:text/html,x")
    assert escape_with_links("https://a.example/?x=<b>").startswith('<a href="https://a.example/?x="')
    assert escape_with_links(HARM) == escape(HARM)


def test_data_cannot_end_the_element_it_stands_in_and_reads_back():
    written = json_element("figure", json.dumps({"title": HARM}))
    inside = written.removeprefix('<script type="application/json" id="figure">').removesuffix("</script>")
    assert "<" not in inside
    assert json.loads(inside) == {"title": HARM}


def test_a_figure_leaves_behind_what_only_the_dashboard_answers_to():
    figure = go.Figure({"data": [], "layout": {"meta": {"brush": {"y": "y"}, "walk": "rows"}}})
    assert json.loads(figure_json(figure))["layout"]["meta"] == {"walk": "rows"}
    assert json.loads(figure_json(go.Figure()))["data"] == []
    assert figure.layout.meta["brush"]


def test_a_page_runs_its_own_scripts_and_fetches_nothing():
    page = html_page("A <title>", "<p>x</p>", style="p {}", scripts=["let a = 1;\r\n"], module="let b = 2;").decode()
    (rules,) = re.findall('Content-Security-Policy" content="(.*?)"', page)
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    hashes = [
        base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in ("let a = 1;\n", "let b = 2;")
    ]
    assert all(f"'sha256-{one}'" in rules for one in hashes)
    assert "<title>A &lt;title&gt;</title>" in page
    assert "'none'" in html_page("x", "", style="").decode().split("script-src", 1)[1].split(";")[0]
