// Findings come for a log that is opened, and follow while it is edited.
const assert = require("node:assert/strict");

const vscode = require("vscode");

const { findings, showDraft, until } = require("./help.cjs");

it("a log that is opened has its findings", async function () {
  const { document } = await showDraft("medicines.hazlog");
  assert.equal(document.languageId, "hazlog");
  const found = await until(() => {
    const there = findings(document.uri);
    return there.length > 0 && there;
  });
  this.test.seen = `${found.length} findings`;
  const unscored = found.filter((one) => one.includes(" unscored-hazard "));
  assert.match(unscored.join("\n"), /^41:8 \w+ unscored-hazard .*AD-2/);
});

it("findings follow an edit and its undoing", async () => {
  const editor = await showDraft("medicines.hazlog");
  const { document } = editor;
  const misspelt = () => findings(document.uri).some((one) => one.includes("`ownr`"));
  const at = document.positionAt(document.getText().indexOf("owner"));
  await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, "owner".length)), "ownr"));
  await until(misspelt);
  await vscode.commands.executeCommand("undo");
  await until(() => !misspelt());
  assert.equal(document.isDirty, false);
});
