// The commands of the palette do what they say.
const assert = require("node:assert/strict");
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const vscode = require("vscode");

const { accepting, findings, servers, showDraft, tabs, until, workspace } = require("./help.cjs");

const { packageJSON } = vscode.extensions.getExtension("hazlog.hazlog");

it("every command of the palette is there", async () => {
  const there = await vscode.commands.getCommands(true);
  const missing = packageJSON.contributes.commands.filter(({ command }) => !there.includes(command));
  assert.deepEqual(missing, []);
});

it("the server is restarted", async function () {
  const { document } = await showDraft("medicines.hazlog");
  await until(() => findings(document.uri).length > 0);
  const [before, ...more] = servers();
  assert.deepEqual(more, []);
  await vscode.commands.executeCommand("hazlog.restart");
  const [after] = await until(() => {
    const all = servers();
    return all.length === 1 && all[0] !== before && all;
  });
  await until(() => findings(document.uri).length > 0);
  this.test.seen = `${before}, then ${after}`;
});

it("restarts at once lead to one server", async () => {
  const before = servers();
  await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand("hazlog.restart")));
  const after = await until(() => servers().length === 1 && servers());
  assert.notDeepEqual(after, before);
});

it("a rule is explained", async function () {
  const { whole, found } = await accepting("hazlog.explainRule", () => tabs().find((label) => label.startsWith("Preview")));
  await whole;
  const page = vscode.workspace.textDocuments.find((one) => one.languageId === "markdown" && one.isUntitled);
  assert.match(page.getText(), /^# `?duplicate-field/);
  this.test.seen = found;
  await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
});

it("a log is begun", async function () {
  const folder = join(workspace(), "hazard-log");
  const { whole } = await accepting("hazlog.newProject", () => existsSync(join(folder, "hazlog.toml")));
  // It ends with a message, which nobody answers.
  let isOver = false;
  whole.then(() => (isOver = true));
  await until(async () => {
    await vscode.commands.executeCommand("notifications.clearAll");
    return isOver;
  });
  const { document } = await vscode.window.showTextDocument(vscode.Uri.file(join(folder, "log.hazlog")));
  await until(() => findings(document.uri).length > 0);
  assert.match(readFileSync(document.uri.fsPath, "utf8"), /^log /m);
  this.test.seen = findings(document.uri)[0];
  await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
});
