"""usage: checks.py CLIENT PROGRAM TMUX
What must work in Helix, set up by the lines of its README: every check has an editor of its own in a new copy of the
project."""

import json
import os
import re
import subprocess
import sys
import traceback
from contextlib import contextmanager

from editor import GUTTER, HERE, REPOSITORY, WORK, Editor, Missed, expect
from marks import marks

CLIENT, PROGRAM, TMUX = sys.argv[1:]
HOME = WORK / f"{CLIENT}-{os.getpid()}"
# What Helix calls what the grammar's queries call otherwise.
SCOPES = {"property": "variable.other.member", "number": "constant.numeric"}
MISSPELT = "unknown word `du`: did you mean `due`?"

# Findings stand at the end of their line, so that they can be waited for; keys do what they say.
CONFIG = """
theme = "marks"
[editor]
true-color = true
auto-pairs = false
auto-info = false
end-of-line-diagnostics = "hint"
[editor.inline-diagnostics]
cursor-line = "disable"
other-lines = "disable"
"""
ALONE = CONFIG + "[editor.lsp]\nenable = false\n"

checks = []


def check(name, config=CONFIG):
    def add(body):
        checks.append((name, config, body))
        return body

    return add


def install():
    """Does what the README says, and gives what it prints."""
    (HOME / "src").mkdir(parents=True)
    (HOME / "src/hazlog").symlink_to(REPOSITORY)
    (HOME / "bin").mkdir()
    (HOME / "bin/hx").symlink_to(os.path.realpath(PROGRAM))
    lines = re.search(r"^```sh\n(.*?)^```$", (REPOSITORY / "editors/helix/README.md").read_text(), re.M | re.S)[1]
    told = in_shell(lines)
    themes = HOME / ".config/helix/themes"
    themes.mkdir()
    (themes / "marks.toml").symlink_to(HERE / "theme.toml")
    return told


def in_shell(lines):
    environment = {**os.environ, "HOME": str(HOME), "PATH": f"{HOME}/bin:{os.environ['PATH']}"}
    done = subprocess.run(["sh", "-eu", "-c", lines], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise Missed(f"{lines}\n-- said:\n{done.stdout}\n{done.stderr}")
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)


def expect_misspelt(editor, what, wanted=True):
    """Waits until it is said behind the action, or no longer said, that a word of it is misspelt."""
    expect(what, wanted, lambda: MISSPELT in (editor.line('A1 "Move') or ""))


def opened(editor, name="hazards.hazlog"):
    editor.open(editor.project / name)
    if name == "hazards.hazlog":
        expect_misspelt(editor, "the finding")
    return editor


@check("the health check is all green")
def health(editor):
    told = in_shell("hx --health hazlog")
    missing = [line for line in told.splitlines() if "✘" in line or re.search(r"(?:parser|queries): None", line)]
    if missing or "✓ hazlog: " not in told or "Tree-sitter parser: ✓" not in told:
        raise Missed(f"a full report\n-- there:\n{told}")
    return told.strip()


@check("the parser is built by Helix too, from the entry for it")
def grammar(editor):
    parser = HOME / ".config/helix/runtime/grammars/hazlog.so"
    built = parser.read_bytes()
    try:
        parser.unlink()
        with languages(lambda text: 'use-grammars = { only = ["hazlog"] }\n' + text):
            in_shell("hx --grammar build")
        expect("the parser", True, parser.exists)
    finally:
        parser.write_bytes(built)


@contextmanager
def languages(change):
    """Another languages.toml than that of the README, for a while."""
    path = HOME / ".config/helix/languages.toml"
    before = path.read_text()
    path.write_text(change(before))
    try:
        yield
    finally:
        path.write_text(before)


@check("another profile is taken")
def profile(editor):
    with languages(lambda text: text.replace('args = ["lsp"]', 'args = ["lsp", "--profile", "release"]')):
        return expect_checked(editor, "--profile", "release")


@check("diagnostics are those of hazlog check")
def diagnostics(editor):
    return expect_checked(editor)


def expect_checked(editor, *options):
    """Waits until the findings in hazards.hazlog are those of `hazlog check`."""
    findings = json.loads(editor.hazlog("check", "--format", "json", "--today", os.environ["TODAY"], *options))["findings"]
    wanted = [(one["rule"], one["message"]) for one in findings if one["path"] == "hazards.hazlog"]
    opened(editor)
    editor.keys("Space", "d")
    for rule, message in wanted:
        # Of a long message the list shows the beginning.
        listed = re.escape(rule) + r"\s+" + re.escape(message[:40])
        expect(f"the finding of {rule}", True, lambda: bool(re.search(listed, editor.text())))
    expect("how many there are", True, lambda: f"{len(wanted)}/{len(wanted)}" in editor.text())
    editor.normal()
    return f"{len(wanted)} findings"


@check("diagnostics go when the text is mended, and come back")
def moving(editor):
    opened(editor)
    editor.find(" 2026-12-01")
    insert(editor, "i")
    editor.type("e")
    editor.normal()
    expect_misspelt(editor, "with `due`", False)
    editor.keys("u")
    expect_misspelt(editor, "undone")


def insert(editor, key):
    editor.keys(key)
    expect("insert mode", "INS", editor.mode)


def complete(editor, typed):
    """Types behind the last id of ADS-2's `addresses`, and accepts the first proposal."""
    opened(editor)
    editor.find("GPC-33")
    insert(editor, "A")
    editor.type(typed)
    editor.keys("C-x")
    shown = expect("the proposals", lambda line: line, lambda: editor.line(" GPC-47 "))
    editor.keys("C-n")
    expect("the chosen one", True, lambda: (editor.line("GPC-33") or "").startswith("addresses    GPC-33, GPC-47"))
    editor.keys("Enter")
    expect("the line", "addresses    GPC-33, GPC-47", lambda: editor.line("GPC-33"))
    editor.normal()
    return shown[shown.index("GPC-47"):]


@check("a programme hazard is completed by number")
def by_number(editor):
    return complete(editor, ", 47")


@check("a programme hazard is completed by words")
def by_words(editor):
    return complete(editor, ", search")


@check("a programme hazard is completed by its id")
def by_id(editor):
    return complete(editor, ", GPC-47")


@check("hover shows the place in the matrix")
def hover(editor):
    opened(editor)
    editor.find("severity major")
    editor.keys("Space", "k")
    shown = expect("the matrix", lambda text: "3 initial" in text and "2 residual" in text, editor.text)
    return next(re.search(r"\|.*", line)[0] for line in shown.split("\n") if "3 initial" in line)


@check("a code action mends the misspelt word")
def action(editor):
    opened(editor)
    editor.find("du 2026")
    editor.keys("Space", "a")
    expect("the action", True, lambda: "Replace by `due`" in editor.text())
    editor.keys("Enter")
    expect("the line", True, lambda: 'owner "Dr Priya Shah" due 2026-12-01' in editor.text())
    expect_misspelt(editor, "afterwards", False)


@check("the definition of a programme hazard opens the catalogue")
def definition(editor):
    opened(editor)
    editor.find("GPC-46")
    editor.keys("g", "d")
    return expect("the place", lambda line: line, lambda: editor.line("entry GPC-46 "))


@check("a control is renamed in two files")
def rename(editor):
    opened(editor)
    names = ("hazards.hazlog", "controls.hazlog")
    wanted = {name: editor.file(name).replace("control CTL-CACHE", "control CTL-NO-CACHE") for name in names}
    editor.find("CTL-CACHE")
    editor.keys("Space", "r")
    expect("the prompt", True, lambda: "rename-to:CTL-CACHE" in editor.text())
    editor.keys("C-u")
    editor.type("CTL-NO-CACHE")
    expect("the name", True, lambda: "rename-to:CTL-NO-CACHE" in editor.screen())
    editor.keys("Enter")
    expect("the buffer", True, lambda: "use control CTL-NO-CACHE mitigates" in editor.text())
    editor.command("write-all")
    for name, text in wanted.items():
        expect(name, text, lambda: editor.file(name))
    expect_misspelt(editor, "afterwards")


@check("formatting is that of hazlog fmt")
def formatting(editor):
    path = editor.project / "hazards.hazlog"
    text = re.sub(r"\n  owner +", "\n owner ", editor.file(path.name))
    text = text.replace("\n\nhazard ADS-2", "\nhazard ADS-2").replace("  action A1", "\taction   A1")
    path.write_text(text)
    editor.hazlog("fmt")
    wanted = path.read_text()
    if wanted == text:
        raise Missed("hazlog fmt left as it is what was to be formatted")
    path.write_text(text)
    opened(editor)
    editor.command("format")
    expect("the action", True, lambda: editor.line("action A1") is not None)
    editor.command("write")
    expect("the file", wanted, lambda: editor.file(path.name))


@check("marked places have the colours of the parser", ALONE)
def colours(editor):
    opened(editor, "controls.hazlog")
    marked = sorted((REPOSITORY / "grammar/test/highlight").glob("*.hazlog"))
    return f"{sum(hold_against(editor, path) for path in marked)} marks"


def show(editor, path):
    editor.command(f"open {path}")
    expect(path.name, True, lambda: bool(re.search(rf"^ NOR .*{path.name} ", editor.text(), re.M)))


def hold_against(editor, path):
    """Holds the colours of a file against its marks; gives how many there are."""
    show(editor, path)
    theme = dict(re.findall(r'^"([a-z.]+)" = "(#[0-9a-f]{6})"', (HERE / "theme.toml").read_text(), re.M))
    found = marks(path.read_text())

    def wrong():
        rows, told = editor.cells(), []
        for line, column, capture in found:
            gutter = GUTTER.match("".join(letter for letter, _ in rows[line - 1]))
            colour = gutter and rows[line - 1][gutter.end() + column][1]
            if colour != theme[SCOPES.get(capture, capture)]:
                told.append(f"line {line}, column {column}: {capture} is drawn in {colour}")
        return told

    expect(f"what is wrong in {path.name}", [], wrong)
    return len(found)


# Helix 25.01 has none.
if "Rainbow" in subprocess.run([PROGRAM, "--health", "rust"], capture_output=True, text=True).stdout:

    @check("braces in braces have another colour", ALONE.replace("[editor]", "[editor]\nrainbow-brackets = true"))
    def rainbow(editor):
        opened(editor, "controls.hazlog")
        show(editor, REPOSITORY / "grammar/test/highlight/hazard.hazlog")

        def braces():
            rows = editor.cells()
            drawn = [colour for row in rows[:70] for letter, colour in row if letter in "{}"]
            return [int(colour[-1], 16) - 0xC for colour in drawn if colour]

        expect("how deep they stand", [0, 1, 1, 1, 1, 0], braces)


@check("what is typed is indented, and braces are closed", ALONE.replace("auto-pairs = false", "auto-pairs = true"))
def indentation(editor):
    editor.open(editor.project / "new.hazlog")
    insert(editor, "i")
    for line in ('hazard ADS-3 "x" {', 'impact """', "A harm.", '"""', 'control K1 design "y" {', "state planned"):
        editor.type(line)
        editor.keys("Enter")
    editor.type("due 2026-12-01")
    editor.keys("Down", "End", "Enter")
    editor.type('owner "z"')
    editor.normal()
    editor.command("write")
    wanted = (
        'hazard ADS-3 "x" {\n  impact """\n    A harm.\n    """\n'
        '  control K1 design "y" {\n    state planned\n    due 2026-12-01\n  }\n  owner "z"\n}\n'
    )
    path = editor.project / "new.hazlog"
    expect("the lines", wanted, lambda: path.read_text() if path.exists() else None)


@check("items, causes and values are selected", ALONE)
def objects(editor):
    editor.open(editor.project / "hazards.hazlog")
    text = editor.file("hazards.hazlog")
    items = re.findall(r"^hazard.*?^\}", text, re.M | re.S)
    selected(editor, "the second hazard", ("]", "t", "]", "t"), items[1])
    editor.find("hazard ADS-2")
    selected(editor, "its cause", ("]", "f"), 'cause C1 "Free text is set apart from coded entries"')
    editor.find("GPC-46")
    selected(editor, "the hazard around", ("m", "a", "t"), items[0])
    editor.find("Medicines squad")
    selected(editor, "a value", ("m", "i", "a"), '"Medicines squad"')


def selected(editor, what, keys, wanted):
    path = editor.folder / "selected"
    path.unlink(missing_ok=True)
    editor.keys(*keys)
    editor.command(f"pipe-to cat >{path}")
    expect(what, wanted, lambda: path.read_text().rstrip("\n") if path.exists() else None)


def run(name, config, body):
    editor = Editor(PROGRAM, TMUX, HOME, config)
    try:
        seen = body(editor)
        if editor.is_there():
            editor.quit()
        print(f"ok    {CLIENT}: {name}" + (f" | {re.sub(chr(10), ' / ', seen)}" if seen else ""), flush=True)
        return True
    except Exception as problem:
        told = str(problem) if isinstance(problem, Missed) else traceback.format_exc()
        print(f"FAIL  {CLIENT}: {name}\n{told}\n-- screen:\n{editor.text()}\n{editor.logs()}", flush=True)
        return False
    finally:
        editor.stop()


def main():
    install()
    chosen = [one for one in checks if os.environ.get("CHECK", "") in one[0]]
    held = sum(run(*one) for one in chosen)
    version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.split()[1]
    print(f"{CLIENT} is Helix {version}: {held} of {len(chosen)} checks hold")
    sys.exit(0 if chosen and held == len(chosen) else 1)


main()
