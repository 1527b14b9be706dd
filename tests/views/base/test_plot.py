import re
from pathlib import Path

import plotly.graph_objects as go
import pytest
import streamlit as st

from components.views.base.plot import pack_message, plotly_js
from tests.app import visit
from tests.conftest import ROOT


def page(monkeypatch, element):
    monkeypatch.setattr("sys.argv", ["dashboard.py"])
    monkeypatch.setenv("BACKCHANNEL_CHARTS", element)
    return visit(view="timeline")


def test_plotly_js_is_where_the_installed_streamlit_serves_it():
    assert plotly_js().startswith("static/js/")
    code = Path(st.__file__).parent / "static" / plotly_js()
    assert "window.Plotly=" in code.read_text(encoding="utf-8")


def test_the_same_figure_is_the_same_message():
    figure = go.Figure(go.Scatter(x=[1], y=[2])).to_json()
    assert pack_message(figure, {"key": "a"}) == pack_message(figure, {"key": "a"})


@pytest.mark.parametrize(("element", "native"), [("own", 0), ("native", 1)])
def test_a_setting_chooses_the_element_that_draws(monkeypatch, element, native):
    assert len(page(monkeypatch, element).get("plotly_chart")) == native


def test_every_module_of_the_element_that_another_imports_is_there():
    modules = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "static" / "chart").glob("*.js")}
    imported = {name for text in modules.values() for name in re.findall(r'from "\./([\w.]+)"', text)}
    assert imported <= set(modules)
    assert set(modules) - imported == {"plot.js"}
