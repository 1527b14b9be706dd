"""Open the dashboard, or check the project, with nothing but Python 3.11 or newer.

python3 run.py                      install into .venv what is needed, then open the dashboard
python3 run.py -- --data FOLDER     what stands after -- goes to the dashboard: another data package, or a file of one
python3 run.py --server.port 8600   what stands before -- goes to Streamlit
python3 run.py --share              pupils on the same network can join a room by phone, and see nothing else
python3 run.py check                install what the tests need, then run everything that CI runs
python3 run.py check --quick        the same without a browser, and first the tests of what is changed
python3 run.py template FOLDER      write an empty data package to fill in, with a guide
python3 run.py check FOLDER         name all that is wrong with a data package, in a folder or a file

On Windows write `py run.py` for `python3 run.py`. Nothing is installed outside .venv, except that on Debian, as root,
apt may be asked for Python's own venv package and for Chromium.
"""

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path


def refusal(version: "tuple[int, ...]") -> str:
    """Say in a sentence why this Python cannot run Backchannel; empty when it can."""
    if version >= (3, 11):
        return ""
    found = ".".join(map(str, version[:3]))
    return f"Backchannel needs Python 3.11 or newer, and this is Python {found}. Newer ones: https://www.python.org/downloads/"


# Asked before anything newer than Python 3.6 is evaluated, so that an old Python says this and not a traceback.
if refusal(sys.version_info[:3]):
    sys.exit(refusal(sys.version_info[:3]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED = VENV / "installed.txt"  # fingerprints of the locks that the last installation read
UNFINISHED = VENV / "unfinished"  # there while pip works; found at the start, it tells of an interrupted run
# Each names every package with its version and the hashes of its files; CONTRIBUTING.md says how they are made.
TO_OPEN = (ROOT / "requirements.lock",)
TO_CHECK = (*TO_OPEN, ROOT / "tests" / "requirements.lock")
NOT_INSTALLED = (
    "The installation did not succeed; pip's reason stands above. It needs the network this one time. "
    "If pip found no matching distribution, there is no build for this system and this Python: there is one for "
    "Windows (x86-64), macOS and Linux (not Alpine), with Python 3.11 to 3.14. If hashes did not match, pip was "
    "offered other files than those that were tried here, and installed none of them."
)
SHARE, PORT = "--share", "--server.port"
SHARED = "BACKCHANNEL_SHARED"  # tells the dashboard where phones reach it (components/views/present/rooms.py)
# Asked for the way to them, not sent anything: documentation's network for machines with a way out, then private ones.
PROBES = ("192.0.2.1", "192.168.255.255", "10.255.255.255", "172.31.255.255")
# To collect garbage after each run, as Streamlit does unless told, costs as much as what a phone asks for.
LIGHT = ["--runner.postScriptGC", "false"]
SHARING = (
    "\nShared on the local network: phones on it reach {0}\n"
    "Whoever is on it can join a room whose code you show, and see its questions; nothing else here is open to other\n"
    "machines. What is sent is not encrypted, and holds no name. Let the firewall allow Python if it asks.\n"
    "Teach from this machine, at the address with localhost. Ctrl-C ends it.\n"
)
PACKAGE_COMMANDS = ("check", "template")  # with a folder, of components/dataset/__main__.py
# An older Python measures it the slow way: on 3.11 the tests without a browser then take twice as long.
COVERAGE = ["--cov=."] if sys.version_info >= (3, 12) else []
STEPS = (
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("lint", ["-m", "ruff", "check", "."]),
    ("browser format", ["-m", "deno", "fmt", "--check"]),
    ("browser lint", ["-m", "deno", "lint"]),
    ("types", ["-m", "mypy"]),
    ("layers", ["-c", "from importlinter.cli import lint_imports_command as check; check()", "--no-logo"]),
    ("data", ["-m", "frictionless", "validate", "data/datapackage.json"]),
    # Last, so that its closing line stands near the end. Two workers take tests from each other until none is left.
    ("tests", ["-m", "pytest", "-n", "2", "--dist", "worksteal", *COVERAGE]),
)
WITHOUT_BROWSER = ["-m", "not browser"]
NO_TESTS = 5  # pytest's word for it: what is changed may have none


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the number is the exit status."""
    if arguments in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if arguments in (["check"], ["check", "--quick"]):
        return check(quick=arguments[1:] != [])
    if len(arguments) == 2 and arguments[0] in PACKAGE_COMMANDS:
        return with_package(*arguments)
    if arguments and not arguments[0].startswith("-"):
        print(f"`{' '.join(arguments)}` is not understood.\n\n{__doc__}", file=sys.stderr)
        return 2
    return open_dashboard(arguments)


def with_package(command: str, folder: str) -> int:
    """Check the data package in `folder`, or write an empty one; 0 when all is well."""
    prepare(TO_OPEN)
    # The modules are found from here, and the reader's folder from where the reader is.
    asked = [str(PYTHON), "-X", "utf8", "-m", "components.dataset", command, str(Path(folder).absolute())]
    return subprocess.call(asked, cwd=ROOT)


def open_dashboard(arguments: list[str]) -> int:
    """Serve the dashboard until it is stopped."""
    prepare(TO_OPEN)
    # The reader's folder stays the current one, so that --data FOLDER means what it says.
    command = [str(PYTHON), "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    environment = dict(os.environ)
    if SHARE in own_arguments(arguments):
        arguments, environment[SHARED] = sharing_arguments(arguments, local_address())
        say(SHARING.format(environment[SHARED]))
    command += serving_arguments(arguments, environment)
    if os.name == "nt":
        return subprocess.call(command, env=environment)
    os.execve(command[0], command, environment)


def serving_arguments(arguments: list[str], environment: dict[str, str]) -> list[str]:
    """Write what follows `streamlit run dashboard.py`: Streamlit's own arguments, then -- and the dashboard's.

    Adds that the server listens on this machine only, unless an argument or STREAMLIT_SERVER_ADDRESS says otherwise.
    """
    names = {argument.split("=")[0] for argument in own_arguments(arguments)}
    told = "--server.address" in names or "STREAMLIT_SERVER_ADDRESS" in environment
    return arguments if told else ["--server.address", "localhost", *arguments]


def own_arguments(arguments: list[str]) -> list[str]:
    """List the arguments that are not the dashboard's: those before --."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def sharing_arguments(arguments: list[str], host: str) -> "tuple[list[str], str]":
    """Write what `serving_arguments` takes so that other machines of the network can join a room, and their address.

    host: of this machine on that network. The port is settled here, since its number is printed before the start.
    """
    left = [argument for argument in arguments if argument != SHARE]
    own = own_arguments(left)
    ports = [own[at + 1] for at, argument in enumerate(own[:-1]) if argument == PORT]
    ports += [argument.partition("=")[2] for argument in own if argument.startswith(PORT + "=")]
    port = ports[0] if ports else str(free_port())
    # The teacher's own browser comes by localhost, which is how the dashboard knows it from a phone.
    told = ["--server.address", "0.0.0.0", "--browser.serverAddress", "localhost", "--server.enableAgentApi", "false"]
    told += LIGHT  # thirty phones ask every second
    return [*told, *([] if ports else [PORT, port]), *left], f"http://{host}:{port}"


def local_address() -> str:
    """Find the address of this machine on the network that it is on; stop with a sentence if it is on none."""
    for far in PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))  # sends nothing: it only asks the system which way it would go
            except OSError:
                continue
            found: str = probe.getsockname()[0]
            if not found.startswith("127."):
                return found
    sys.exit("This machine is on no network. Join the one that the phones are on, or open a hotspot; then start again.")


def free_port() -> int:
    """Find the first port from Streamlit's own on that nobody listens on."""
    for port in range(8501, 8601):
        with socket.socket() as probe:
            try:
                probe.bind(("0.0.0.0", port))
            except OSError:
                continue
            return port
    sys.exit("No free port was found between 8501 and 8600; name one with --server.port.")


def check(quick: bool = False) -> int:
    """Run every step even if one fails, then say in a line each how it went; 0 when all passed.

    quick: without the tests in a browser, and with the tests of what is not committed before all else.
    """
    prepare(TO_CHECK)
    passed = {} if quick else {"browser": browser_is_ready()}
    for name, arguments in quick_steps(tests_of(changed_files())) if quick else STEPS:
        print(f"\n== {name} ==", flush=True)
        status = subprocess.call([str(PYTHON), "-X", "utf8", *arguments], cwd=ROOT)
        passed[name] = status == 0 or (name == "changed" and status == NO_TESTS)
    print("\n" + "\n".join(f"{name}: {'passed' if well else 'failed'}" for name, well in passed.items()), flush=True)
    return 0 if all(passed.values()) else 1


def quick_steps(first: list[str]) -> "list[tuple[str, list[str]]]":
    """List the steps of a quick check. first: the files whose tests are run before all else."""
    *others, (tests, arguments) = STEPS
    changed = [("changed", ["-m", "pytest", *WITHOUT_BROWSER, *first])] if first else []
    quick = [argument for argument in arguments if argument not in COVERAGE]
    return [*changed, *others, (tests, [*quick, *WITHOUT_BROWSER])]


def changed_files() -> list[str]:
    """List the files, from here, that are not as they were committed; none where git is missing."""
    if not shutil.which("git"):
        return []
    asked = (["diff", "--name-only", "--relative", "HEAD"], ["ls-files", "--others", "--exclude-standard"])
    answers = [subprocess.run(["git", *one], cwd=ROOT, capture_output=True, text=True, check=False) for one in asked]
    return [file for answer in answers for file in answer.stdout.splitlines()]


def tests_of(files: list[str]) -> list[str]:
    """List where the tests of some files stand: in themselves, and in the test files that bear their names."""
    there = [file for file in map(Path, files) if file.suffix == ".py" and (ROOT / file).exists()]
    named = [found for file in there for found in sorted((ROOT / "tests").rglob(f"test_{file.stem}.py"))]
    own = [ROOT / file for file in there if file.parts[0] == "components" or file.name.startswith("test_")]
    return list(dict.fromkeys(str(file.relative_to(ROOT)) for file in [*own, *named]))


def browser_is_ready() -> bool:
    """Find a browser for the tests, or install one; without one say so, and pass only where a skip is allowed."""
    from tests.browser import NO_BROWSER, browser_is_required, find_chromium

    installers = ([[str(PYTHON), "-m", "playwright", "install", "chromium"]], apt("chromium", "fonts-noto-core"))
    for commands in ([], *installers):
        for command in commands:
            say(f"No browser for the tests yet; trying: {' '.join(command)}")
            subprocess.call(command, stdin=subprocess.DEVNULL)
        found = find_chromium()
        if found:
            say(f"Browser for the tests: {found}")
            return True
    say(NO_BROWSER)
    return not browser_is_required(os.environ)


def prepare(locks: tuple[Path, ...]) -> None:
    """Install the last of the locks (it holds all of the others) into .venv, unless just that is there."""
    wanted = {hashlib.sha256(file.read_bytes()).hexdigest() for file in locks}
    whole = works() and not UNFINISHED.exists()
    if whole and INSTALLED.exists() and wanted <= set(INSTALLED.read_text().split()):
        return
    if not whole:
        make_environment()
    say("Installing into .venv; the first time takes a minute and some 600 MB ...")
    UNFINISHED.touch()
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    # Nothing is built here: what its makers built is there for this system, or pip says for which package it is not.
    if subprocess.call([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(locks[-1])]) != 0:
        sys.exit(NOT_INSTALLED)
    INSTALLED.write_text("\n".join(sorted(wanted)))
    UNFINISHED.unlink(missing_ok=True)


def works() -> bool:
    """Say whether .venv holds a Python that is new enough and can install."""
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return PYTHON.exists() and subprocess.run([str(PYTHON), "-c", question], capture_output=True).returncode == 0


def make_environment() -> None:
    """Make .venv anew, by the first way that works here."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    said = ""
    for commands in ways_to_make_environment(package):
        shutil.rmtree(VENV, ignore_errors=True)
        for command in commands:
            say(f"Making .venv: {' '.join(command)}")
            said += answer(command)
        if works():
            return
    sys.exit(f"{said}\nPython could not make .venv. On Debian and Ubuntu type: sudo apt install {package}")


def answer(command: list[str]) -> str:
    """Run a command that may fail, and give what it said."""
    try:
        asked = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    except OSError as cause:  # on PATH, but its own Python is gone
        return f"{cause}\n"
    return asked.stdout + asked.stderr


def ways_to_make_environment(package: str) -> list[list[list[str]]]:
    """List the ways to make .venv, each a row of commands, the plainest first.

    package: where Debian keeps what its Python lacks for making one (pythonX.Y-venv).
    """
    venv = [sys.executable, "-m", "venv", str(VENV)]
    ways = [[venv]]
    if apt(package):
        ways.append([*apt(package), venv])
    if tool("uv"):
        ways.append([[*tool("uv"), "venv", "--seed", "--python", sys.executable, str(VENV)]])
    if tool("virtualenv"):
        ways.append([[*tool("virtualenv"), "--python", sys.executable, str(VENV)]])
    return ways


def tool(name: str) -> list[str]:
    """Write how to call a Python tool that is on PATH or can be imported; empty when it is neither."""
    if shutil.which(name):
        return [name]
    return [sys.executable, "-m", name] if importlib.util.find_spec(name) else []


def apt(*packages: str) -> list[list[str]]:
    """Write how to install Debian packages; empty where there is no apt, or no right to use it."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    return [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]]


def say(sentence: str) -> None:
    """Print at once, also when the output goes to a file."""
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
