// What the tests in the extension host have in common: the log they work in, what is found in it, and how to wait.
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const { cpSync, readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { isDeepStrictEqual } = require("node:util");

const vscode = require("vscode");

const repository = join(__dirname, "../../../..");

/** The folder that is open. */
function workspace() {
  return vscode.workspace.workspaceFolders[0].uri.fsPath;
}

/** Puts the first draft of a log into the workspace, unless it is there, and shows a file of it. */
async function showDraft(name) {
  cpSync(join(repository, "tests/logs/acme-first-draft"), workspace(), { recursive: true, force: false });
  return vscode.window.showTextDocument(vscode.Uri.file(join(workspace(), name)));
}

/** So many milliseconds guard against waiting for ever, and nothing else. */
const GUARD = Number(process.env.HAZLOG_GUARD) / 2;

/** Waits until something is there, and gives it. */
async function until(look) {
  const end = Date.now() + GUARD;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`this did not come: ${look}`);
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Waits until two that are looked at are the same, and gives them; else tells how they differ. */
async function same(look, wanted) {
  await until(() => isDeepStrictEqual(look(), wanted())).catch(() => assert.deepEqual(look(), wanted()));
  return look();
}

/** Runs a command that asks questions, and takes whatever answer is proposed until something has come of it. */
async function accepting(command, look) {
  const whole = Promise.resolve(vscode.commands.executeCommand(command));
  const found = await until(async () => {
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return look();
  });
  return { whole, found };
}

/** The findings that the server has told of a file, each in one line, or those of a task; the server's end in the clauses. */
function findings(uri, { task = false } = {}) {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ range }) => range !== undefined)
    .filter((one) => isOfTask(one) === task)
    .map(({ range, severity, code, message }) => {
      const { line, character } = range.start;
      return `${line + 1}:${character + 1} ${vscode.DiagnosticSeverity[severity]} ${codeOf(code)} ${message}`;
    })
    .sort();
}

/** What a task finds has no page of the rule. */
function isOfTask({ code }) {
  return typeof code !== "object";
}

function codeOf(code) {
  return typeof code === "object" ? code.value : code;
}

/** The servers that run: those of the extension that is installed for these tests. */
function servers() {
  const { extensionPath } = vscode.extensions.getExtension("hazlog.hazlog");
  const lines = execFileSync("ps", ["-eo", "pid=,stat=,args="], { encoding: "utf8" }).split("\n");
  const all = lines.map((line) => /^\s*(\d+) (\S+) +(.*)$/.exec(line)).filter(Boolean);
  const ours = all.filter(([, , stat, args]) => !stat.startsWith("Z") && args === `${join(extensionPath, "server/hazlog")} lsp`);
  return ours.map(([, pid]) => Number(pid));
}

/** What the extension has written into its log. */
function logged() {
  const { extensionPath } = vscode.extensions.getExtension("hazlog.hazlog");
  const logs = join(extensionPath, "../../user/logs");
  const own = readdirSync(logs, { recursive: true }).filter((name) => name.endsWith("hazlog.log"));
  return own.map((name) => readFileSync(join(logs, name), "utf8")).join("");
}

/** The titles of what is open. */
function tabs() {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));
}

module.exports = { accepting, findings, logged, repository, same, servers, showDraft, tabs, until, workspace };
