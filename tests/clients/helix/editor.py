"""Helix in a terminal: starts it, types, reads the screen, and waits for what is to be there."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

# Seconds, so many that they guard against hanging and nothing else: a wait ends as soon as what is awaited is there.
GUARD = float(os.environ.get("GUARD", "30"))

HERE = Path(__file__).parent
REPOSITORY = Path(os.environ["REPOSITORY"])
WORK = Path(os.environ["WORK"])

# What Helix does whatever the server is: parsers that its package leaves out, and numbers of versions that fall when a
# proposal that was shown in the text is taken out again.
KNOWN = ('Failed to load tree-sitter parser for language "regex"', "; its text is changed as told")

COLUMNS, ROWS = 180, 100
# What stands before a line: a mark of a finding, the number, a mark of a change.
GUTTER = re.compile(r"^\W*\d+ .")
SGR = re.compile(r"\x1b\[([0-9;:]*)m|\x1b\].*?\x1b\\|[\x0e\x0f]|(.)")


class Missed(Exception):
    """Something else was there than what was expected."""


def expect(what, wanted, get):
    """Waits until `get` gives `wanted`, or something that `wanted`, a function, is content with."""
    content = wanted if callable(wanted) else lambda there: there == wanted
    end = time.monotonic() + GUARD
    while not content(there := get()):
        if time.monotonic() > end:
            shown = "something else" if callable(wanted) else wanted
            raise Missed(f"{what}\n-- expected:\n{shown}\n-- there:\n{there}")
        time.sleep(0.02)
    return there


class Editor:
    """One Helix in a terminal of its own, in a new copy of the project."""

    count = 0

    def __init__(self, program, tmux, home, config):
        Editor.count += 1
        self.program, self.tmux = program, tmux
        self.folder = WORK / f"helix-{os.getpid()}-{Editor.count}"
        self.project = self.folder / "project"
        shutil.copytree(os.environ["PROJECT"], self.project)
        self.server_log, self.helix_log = self.folder / "server.log", self.folder / "helix.log"
        self.config = self.folder / "config.toml"
        self.config.write_text(config)
        self.environment = {**os.environ, "HOME": str(home), "SERVER_LOG": str(self.server_log), "COLORTERM": "truecolor"}

    def terminal(self, *arguments):
        command = [self.tmux, "-u", "-f", "/dev/null", "-S", str(self.folder / "terminal"), *arguments]
        return subprocess.run(command, env=self.environment, cwd=self.project, capture_output=True, text=True)

    def open(self, path):
        """Starts Helix with a file, and waits until it is drawn."""
        command = [self.program, "-c", str(self.config), "--log", str(self.helix_log), "-v", str(path)]
        started = self.terminal("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), *command)
        if started.returncode:
            raise Missed(started.stderr)
        expect("the editor", True, lambda: self.mode() == "NOR")

    def keys(self, *keys):
        self.terminal("send-keys", *keys)

    def type(self, text):
        self.terminal("send-keys", "-l", text)

    def screen(self, *options):
        return self.terminal("capture-pane", "-p", *options).stdout.split("\n")

    def text(self):
        return "\n".join(line for line in self.screen() if line)

    def mode(self):
        found = re.search(r"^ (NOR|INS|SEL) ", self.text(), re.M)
        return found and found[1]

    def normal(self):
        """Leaves what is open and goes to normal mode: what is typed next is not to be read with the escape."""
        self.keys("Escape")
        expect("normal mode", "NOR", self.mode)

    def prompt(self, key, shown, text):
        """Answers the prompt that a key opens, and waits until it has gone."""
        is_open = lambda: any(line.startswith(shown) for line in self.screen())
        self.keys(key)
        expect(f"the prompt `{shown}`", True, is_open)
        self.type(text)
        expect("what was typed", True, lambda: shown + text in self.screen())
        self.keys("Enter")
        expect(f"the end of the prompt `{shown}`", False, is_open)

    def command(self, text):
        self.prompt(":", ":", text)

    def find(self, text):
        """Selects the first place of a text."""
        self.command("goto 1")
        self.prompt("/", "search:", re.escape(text))

    def line(self, text):
        """The first line of the screen with a text in it, without the gutter."""
        for line in self.screen():
            if text in line:
                return GUTTER.sub("", line).strip()
        return None

    def cells(self):
        """The screen as characters with the colours that they are drawn in."""
        rows = []
        for line in self.screen("-e"):
            row, colour = [], None
            for match in SGR.finditer(line):
                if match[1] is not None:
                    colour = drawn_in(match[1], colour)
                elif match[2] is not None:
                    row.append((match[2], colour))
            rows.append(row)
        return rows

    def file(self, name):
        return (self.project / name).read_text()

    def hazlog(self, *arguments):
        return subprocess.run(["hazlog", *arguments], cwd=self.project, capture_output=True, text=True).stdout

    def logs(self):
        logs = [path for path in (self.server_log, self.helix_log) if path.exists()]
        return "\n".join(f"-- {path.name}:\n{path.read_text()[-4000:]}" for path in logs)

    def quit(self):
        """Ends the editor as a person does: nothing may have gone wrong unseen, and its server ends with it."""
        # Later is too late: Helix calls it an error that its server ends when it is told to.
        wrong = re.findall(r".*\[ERROR\].*", self.helix_log.read_text())
        if self.server_log.exists():
            wrong += re.findall(r".*\b(?:WARN|ERROR)\b.*", self.server_log.read_text())
        wrong = [line for line in wrong if not any(known in line for known in KNOWN)]
        if wrong:
            raise Missed("what went wrong unseen:\n" + "\n".join(wrong))
        servers = self.servers()
        self.keys(":")
        self.type("quit-all!")
        self.keys("Enter")
        expect("the end of the editor", False, self.is_there)
        left = lambda: [one for one in servers if Path(f"/proc/{one}").exists()]
        expect("the servers, once their editor has gone", [], left)

    def servers(self):
        """The processes that the editor has started."""
        editor = self.terminal("display-message", "-p", "#{pane_pid}").stdout.strip()
        threads = Path(f"/proc/{editor}/task").iterdir()
        return [one for thread in threads for one in (thread / "children").read_text().split()]

    def is_there(self):
        return self.terminal("has-session").returncode == 0

    def stop(self):
        self.terminal("kill-server")


def drawn_in(codes, colour):
    """The colour of letters after a sequence that sets attributes; `None` is the terminal's own."""
    numbers = re.split("[;:]", codes) if codes else ["0"]
    while numbers:
        number = numbers.pop(0)
        if number in ("0", "39", ""):
            colour = None
        elif number in ("38", "48", "58") and numbers:
            taken = {"2": 4, "5": 2}[numbers[0]]
            if number == "38" and taken == 4:
                colour = "#%02x%02x%02x" % tuple(map(int, numbers[1:4]))
            del numbers[:taken]
    return colour
