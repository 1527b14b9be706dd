import ast
import re
import sys
from pathlib import Path

import pytest

import run
from tests import browser

HOME = Path("/home/reader")


@pytest.mark.parametrize("version", [(3, 6, 8), (3, 10, 14), (2, 7, 18)])
def test_a_python_that_is_too_old_is_refused_in_a_sentence_with_its_version(version):
    sentence = run.refusal(version)
    assert "3.11 or newer" in sentence
    assert ".".join(map(str, version)) in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (4, 0, 0)])
def test_a_python_that_is_new_enough_is_not_refused(version):
    assert run.refusal(version) == ""


def test_an_old_python_can_read_run_far_enough_to_refuse():
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_dashboard_listens_on_this_machine_only_unless_told_otherwise():
    assert run.serving_arguments([], {}) == ["--server.address", "localhost"]


@pytest.mark.parametrize("told", [["--server.address", "0.0.0.0"], ["--server.address=0.0.0.0"]])
def test_an_address_on_the_command_line_has_the_last_word(told):
    assert run.serving_arguments(told, {}) == told


def test_an_address_in_the_environment_has_the_last_word():
    assert run.serving_arguments([], {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}) == []


def test_arguments_before_the_dashes_go_to_streamlit_and_those_after_to_the_dashboard():
    arguments = run.serving_arguments(["--server.port", "8600", "--", "--data", "FOLDER"], {})
    assert arguments == ["--server.address", "localhost", "--server.port", "8600", "--", "--data", "FOLDER"]


def test_an_address_after_the_dashes_is_the_dashboards_own():
    assert "localhost" in run.serving_arguments(["--", "--server.address"], {})


def test_nothing_listens_beyond_this_machine_unless_it_is_shared():
    shared, address = run.sharing_arguments(["--share", "--server.port", "8600", "--", "--data", "F"], "192.168.1.7")
    assert address == "http://192.168.1.7:8600"
    assert run.serving_arguments(shared, {}) == shared
    assert shared[:4] == ["--server.address", "0.0.0.0", "--browser.serverAddress", "localhost"]
    assert shared[-5:] == ["--server.port", "8600", "--", "--data", "F"]
    assert "--share" not in shared


def test_the_address_that_is_shared_names_the_port_that_is_listened_on():
    shared, address = run.sharing_arguments(["--share"], "192.168.1.7")
    assert address.rsplit(":", 1)[1] == shared[shared.index("--server.port") + 1]
    assert run.sharing_arguments(["--share", "--server.port=8601"], "10.0.0.4")[1] == "http://10.0.0.4:8601"


def test_sharing_says_what_it_opens_and_tells_the_dashboard_its_address(monkeypatch, capsys):
    started = []
    monkeypatch.setattr(run, "prepare", lambda locks: None)
    monkeypatch.setattr(run, "local_address", lambda: "192.168.1.7")
    monkeypatch.setattr(run.os, "execve", lambda *given: started.append(given) or 0)
    monkeypatch.setattr(run.subprocess, "call", lambda command, env: started.append(("", command, env)) or 0)
    run.main(["--share", "--server.port", "8600"])
    said = capsys.readouterr().out
    assert "http://192.168.1.7:8600" in said
    assert "nothing else here is open to other" in said
    ((_, command, environment),) = started
    assert "0.0.0.0" in command
    assert environment[run.SHARED] == "http://192.168.1.7:8600"
    run.main([])
    assert "localhost" in started[1][1]
    assert run.SHARED not in started[1][2]


def test_a_share_after_the_dashes_is_not_ours():
    assert run.own_arguments(["--", "--share"]) == []


def test_a_mistyped_command_is_refused_and_the_commands_are_named(capsys):
    assert run.main(["chekc"]) == 2
    assert "run.py check" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "template"])
def test_with_a_folder_a_command_is_about_the_package_in_it(monkeypatch, tmp_path, command):
    called = []
    monkeypatch.setattr(run, "prepare", lambda locks: called.append(locks))
    monkeypatch.setattr(run.subprocess, "call", lambda asked, cwd: called.append((asked[1:], cwd)) or 7)
    monkeypatch.chdir(tmp_path)
    assert run.main([command, "mine"]) == 7
    # Nothing that only tests need is installed, and the folder is found from where the reader is.
    asked = ["-X", "utf8", "-m", "components.dataset", command, str(tmp_path / "mine")]
    assert called == [run.TO_OPEN, (asked, run.ROOT)]


def test_a_template_without_a_folder_is_refused(capsys):
    assert run.main(["template"]) == 2
    assert "template FOLDER" in capsys.readouterr().err


def test_help_names_all_commands(capsys):
    assert run.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "run.py check" in said
    assert "run.py check --quick" in said
    assert "run.py template FOLDER" in said
    assert "run.py check FOLDER" in said
    assert "--data FOLDER" in said


def test_a_quick_check_opens_no_browser_and_leaves_out_no_other_step(monkeypatch):
    called = []
    monkeypatch.setattr(run, "prepare", lambda requirements: None)
    monkeypatch.setattr(run, "browser_is_ready", lambda: pytest.fail("a browser was looked for"))
    monkeypatch.setattr(run, "changed_files", lambda: [])
    monkeypatch.setattr(run.subprocess, "call", lambda command, cwd: called.append(command[3:]) or 0)
    assert run.main(["check", "--quick"]) == 0
    *others, tests = called
    assert others == [arguments for _, arguments in run.STEPS[:-1]]
    assert [*tests[:-2], *run.COVERAGE] == run.STEPS[-1][1]
    assert tests[-2:] == ["-m", "not browser"]


def test_a_quick_check_begins_with_the_tests_of_what_is_changed():
    (name, arguments), *others = run.quick_steps(["tests/test_run.py"])
    assert name == "changed"
    assert arguments[-1] == "tests/test_run.py"
    assert others == run.quick_steps([])


def test_a_change_that_has_no_tests_fails_no_quick_check_but_a_suite_without_tests_does(monkeypatch):
    monkeypatch.setattr(run, "prepare", lambda requirements: None)
    monkeypatch.setattr(run, "changed_files", lambda: ["run.py"])
    without = [run.NO_TESTS, *[0 for _ in run.STEPS]]
    monkeypatch.setattr(run.subprocess, "call", lambda command, cwd: without.pop(0))
    assert run.main(["check", "--quick"]) == 0
    without[:] = [0, *[0 for _ in run.STEPS[1:]], run.NO_TESTS]
    assert run.main(["check", "--quick"]) == 1


def test_the_tests_of_a_file_stand_in_itself_and_in_the_files_of_its_name():
    assert run.tests_of(["run.py", "data/events.csv", "gone.py"]) == ["tests/test_run.py"]
    assert run.tests_of(["tests/test_run.py", "tests/browser.py"]) == ["tests/test_run.py", "tests/test_browser.py"]
    (module, *_) = sorted((run.ROOT / "components").rglob("[a-z]*.py"))
    assert run.tests_of([str(module.relative_to(run.ROOT))])[0] == str(module.relative_to(run.ROOT))


@pytest.fixture
def installation(tmp_path, monkeypatch):
    """An invented .venv that works, and the list of what was done to it."""
    done: list[str] = []
    lock = tmp_path / "requirements.lock"
    lock.write_text("streamlit==0\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(run, "INSTALLED", tmp_path / ".venv" / "installed.txt")
    monkeypatch.setattr(run, "UNFINISHED", tmp_path / ".venv" / "unfinished")
    monkeypatch.setattr(run, "works", lambda: True)
    monkeypatch.setattr(run, "make_environment", lambda: done.append("made"))
    monkeypatch.setattr(run.subprocess, "call", lambda command: done.append("installed") or 0)
    return lock, done


def test_what_is_installed_already_is_not_installed_again(installation):
    lock, done = installation
    run.prepare((lock,))
    run.prepare((lock,))
    assert done == ["installed"]


def test_a_changed_lock_is_installed_into_the_same_environment(installation):
    lock, done = installation
    run.prepare((lock,))
    lock.write_text("streamlit==1\n")
    run.prepare((lock,))
    assert done == ["installed", "installed"]


def test_what_the_tests_need_includes_what_the_dashboard_needs(installation):
    lock, done = installation
    for_tests = lock.with_name("more.lock")
    for_tests.write_text("pytest==0\n")
    run.prepare((lock, for_tests))
    run.prepare((lock,))
    assert done == ["installed"]


def test_an_environment_left_half_made_is_made_anew(installation):
    lock, done = installation
    run.UNFINISHED.touch()
    run.prepare((lock,))
    assert done == ["made", "installed"]
    assert not run.UNFINISHED.exists()


def test_only_files_with_a_known_hash_are_installed_and_none_is_built(installation, monkeypatch):
    lock, _ = installation
    called = []
    monkeypatch.setattr(run.subprocess, "call", lambda command: called.extend(command) or 0)
    run.prepare((lock,))
    assert called[-5:] == ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]


def test_an_installation_that_fails_says_what_this_system_may_lack(installation, monkeypatch):
    monkeypatch.setattr(run.subprocess, "call", lambda command: 1)
    with pytest.raises(SystemExit, match=r"no build for this system.*3\.11 to 3\.14.*hashes did not match"):
        run.prepare((installation[0],))


def test_an_installation_that_fails_is_not_taken_for_finished(installation, monkeypatch):
    lock, done = installation
    monkeypatch.setattr(run.subprocess, "call", lambda command: 1)
    with pytest.raises(SystemExit, match="did not succeed"):
        run.prepare((lock,))
    monkeypatch.setattr(run.subprocess, "call", lambda command: done.append("installed") or 0)
    run.prepare((lock,))
    assert done == ["made", "installed"]


def test_ways_to_make_an_environment_go_from_the_plainest_to_other_tools(monkeypatch):
    monkeypatch.setattr(run, "apt", lambda *packages: [["apt-get", "install", *packages]])
    monkeypatch.setattr(run, "tool", lambda name: [name])
    own, debian, uv, virtualenv = run.ways_to_make_environment("python3.11-venv")
    assert own == [[sys.executable, "-m", "venv", str(run.VENV)]]
    assert debian == [["apt-get", "install", "python3.11-venv"], *own]
    assert (uv[0][0], virtualenv[0][0]) == ("uv", "virtualenv")


def test_without_apt_and_other_tools_only_pythons_own_way_is_left(monkeypatch):
    monkeypatch.setattr(run, "apt", lambda *packages: [])
    monkeypatch.setattr(run, "tool", lambda name: [])
    assert len(run.ways_to_make_environment("python3.11-venv")) == 1


def test_a_tool_that_is_there_but_does_not_run_is_no_reason_to_stop(tmp_path):
    gone = executable(tmp_path / "virtualenv", "#!/nowhere/python\n")
    assert "No such file" in run.answer([str(gone)])


def executable(file, script="#!/bin/sh\n"):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(script)
    file.chmod(0o755)
    return file


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows a command on PATH needs an extension")
def test_chromium_on_path_comes_before_chrome_and_edge(tmp_path):
    for command in ("msedge", "google-chrome", "chromium"):
        executable(tmp_path / command)
    assert [place.name for place in browser.on_path(str(tmp_path))] == ["chromium", "google-chrome", "msedge"]


def test_no_browser_is_on_an_empty_path(tmp_path):
    assert browser.on_path(str(tmp_path)) == []


def test_macos_apps_are_looked_for_in_both_application_folders():
    places = browser.app_places("darwin", HOME, {})
    assert places[0] == Path("/Applications/Chromium.app/Contents/MacOS/Chromium")
    assert HOME / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in places


def test_windows_apps_are_looked_for_where_the_environment_says():
    places = browser.app_places("win32", HOME, {"PROGRAMFILES": "/programs", "LOCALAPPDATA": "/local"})
    assert Path("/programs/Google/Chrome/Application/chrome.exe") in places
    assert Path("/local/Microsoft/Edge/Application/msedge.exe") in places


def test_linux_keeps_no_browser_outside_path():
    assert browser.app_places("linux", HOME, {}) == []


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, HOME / ".cache/ms-playwright"),
        ("linux", {"XDG_CACHE_HOME": "/cache"}, Path("/cache/ms-playwright")),
        ("darwin", {}, HOME / "Library/Caches/ms-playwright"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/ms-playwright")),
        ("darwin", {"PLAYWRIGHT_BROWSERS_PATH": "/browsers"}, Path("/browsers")),
    ],
)
def test_downloads_are_looked_for_where_playwright_keeps_them(platform, environment, folder):
    assert browser.playwright_folder(platform, HOME, environment) == folder


def test_newest_download_comes_first(tmp_path):
    old = executable(tmp_path / "chromium-987" / "chrome-linux" / "chrome")
    new = executable(tmp_path / "chromium-1201" / "chrome-linux64" / "chrome")
    mac = "chromium-1100/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing"
    between = executable(tmp_path / mac)
    executable(tmp_path / "firefox-1500" / "firefox" / "firefox")
    assert browser.downloads(tmp_path) == [new, between, old]


@pytest.fixture
def places(tmp_path, monkeypatch):
    """An invented machine with one browser of each kind, by kind."""
    found = {kind: executable(tmp_path / kind) for kind in ("path", "app", "download")}
    monkeypatch.setattr(browser, "on_path", lambda path: [found["path"]])
    monkeypatch.setattr(browser, "app_places", lambda *of: [found["app"]])
    monkeypatch.setattr(browser, "downloads", lambda folder: [found["download"]])
    return found


def test_an_installed_browser_is_taken_before_a_downloaded_one(places):
    assert browser.find_chromium() == places["path"]
    places["path"].unlink()
    assert browser.find_chromium() == places["app"]
    places["app"].unlink()
    assert browser.find_chromium() == places["download"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux is a browser asked whether it runs")
def test_a_browser_that_does_not_run_is_passed_over(places):
    executable(places["path"], "#!/bin/sh\necho This command needs a package that is not installed.\nexit 1\n")
    assert browser.find_chromium() == places["app"]


def test_a_machine_without_browser_has_none(places):
    for place in places.values():
        place.unlink()
    assert browser.find_chromium() is None


@pytest.mark.parametrize(("environment", "required"), [({"CI": "true"}, True), ({"CI": "false"}, False), ({}, False)])
def test_only_ci_requires_a_browser(environment, required):
    assert browser.browser_is_required(environment) is required


@pytest.fixture
def bare_machine(monkeypatch):
    """An invented machine without browser where no installation helps, and the list of what was tried."""
    tried: list[str] = []
    monkeypatch.setattr(browser, "find_chromium", lambda: None)
    monkeypatch.setattr(run, "apt", lambda *packages: [["apt-get", "install", *packages]])
    monkeypatch.setattr(run.subprocess, "call", lambda command, stdin: tried.append(" ".join(command[1:])))
    return tried


def test_playwrights_browser_is_tried_before_debians_with_its_arabic_letters(bare_machine, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    run.browser_is_ready()
    assert bare_machine == ["-m playwright install chromium", "install chromium fonts-noto-core"]


def test_a_missing_browser_fails_the_check_in_ci_alone(bare_machine, monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")
    assert not run.browser_is_ready()
    monkeypatch.delenv("CI")
    assert run.browser_is_ready()
    assert browser.NO_BROWSER in capsys.readouterr().out


def test_commits_are_linted_by_the_same_tools_as_ci():
    wanted = (run.ROOT / "tests" / "requirements.txt").read_text().splitlines()
    hooks = (run.ROOT / ".pre-commit-config.yaml").read_text()
    for tool in ("ruff", "deno"):
        (pinned,) = (line for line in wanted if line.startswith(f"{tool}=="))
        assert re.findall(rf"{tool}==[\d.]+", hooks) == [pinned, pinned]
