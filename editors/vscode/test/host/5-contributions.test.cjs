// What package.json says agrees with the server: its settings, and its snippets in the language.
const assert = require("node:assert/strict");
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const vscode = require("vscode");

const { findings, repository, until, workspace } = require("./help.cjs");

const { extensionPath, packageJSON } = vscode.extensions.getExtension("hazlog.hazlog");

/** The extension's own settings, which the server never sees. */
const OWN = ["server.path", "trace.server"];

it("the settings are those of the server, with its defaults", function () {
  const described = settingsOf(readFileSync(join(repository, "server/EDITORS.md"), "utf8"));
  const { properties } = packageJSON.contributes.configuration;
  const all = Object.entries(properties).map(([name, { default: value }]) => [name.replace(/^hazlog\./, ""), value]);
  assert.deepEqual(Object.fromEntries(all.filter(([name]) => !OWN.includes(name))), described);
  this.test.seen = Object.keys(described).join(", ");
});

/** The table of settings: each name with its default, and null where that is said in words. */
function settingsOf(page) {
  const table = /\| setting \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(page)[1];
  const settings = {};
  for (const row of table.trimEnd().split("\n")) {
    const [names, , value] = row.split("|").slice(1, -1).map((cell) => cell.trim());
    const literal = /^`?(\d+|true|false)`?$/.exec(value);
    let parent = "";
    for (const [, name] of names.matchAll(/`([^`]+)`/g)) {
      const full = name.startsWith(".") ? parent + name : name;
      parent = full.slice(0, full.lastIndexOf("."));
      settings[full] = literal === null ? null : JSON.parse(literal[1]);
    }
  }
  return settings;
}

const snippets = JSON.parse(readFileSync(join(extensionPath, packageJSON.contributes.snippets[0].path), "utf8"));

/** Where a snippet is inserted: on a line of its own, but for those of a value. */
const BEFORE = { "A text": 'hazard H-1 "A name" {\n  impact ' };
const BEHIND = { "A text": "\n}\n" };
/** What somebody still has to write where a snippet leaves the cursor. */
const WRITTEN = { "The programme": "html", "A log": "What it is for.", "A text": "What may happen." };

for (const [number, name] of Object.keys(snippets).entries()) {
  it(`the snippet of "${name}" is right`, async () => {
    const file = join(workspace(), `snippet-${number}.hazlog`);
    const before = BEFORE[name] ?? "";
    writeFileSync(file, before + (BEHIND[name] ?? "\n"));
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    const { document } = editor;
    const at = document.positionAt(before.length);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: "hazlog", name });
    while (await jump(editor));
    await vscode.commands.executeCommand("type", { text: WRITTEN[name] });
    // What is wrong on purpose, and found, shows that the whole was read.
    await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, "\nnonsense\n"));
    const last = document.getText().split("\n").indexOf("nonsense") + 1;
    const syntax = () => findings(document.uri).filter((one) => / (syntax|unknown-keyword) /.test(one));
    await until(() => syntax().some((one) => one.startsWith(`${last}:`)));
    assert.deepEqual(syntax().filter((one) => !one.startsWith(`${last}:`)), [], document.getText());
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    rmSync(file);
  });
}

/** Jumps to the next place of a snippet, and says whether there was one. */
async function jump(editor) {
  const before = editor.selection;
  await vscode.commands.executeCommand("jumpToNextSnippetPlaceholder");
  return !editor.selection.isEqual(before);
}
