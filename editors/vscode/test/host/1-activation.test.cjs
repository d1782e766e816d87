// The extension is installed, and begins to work as fast as people expect.
const assert = require("node:assert/strict");

const vscode = require("vscode");

/** So many milliseconds of the extension's may pass at most until it works: nobody waits for it. */
const MOST = 300;

it("the installed extension activates", async function () {
  const extension = vscode.extensions.getExtension("hazlog.hazlog");
  assert.ok(extension, "it is not installed");
  assert.equal(extension.isActive, false, "it is active where no log is");
  const begun = performance.now();
  await extension.activate();
  const took = Math.round(performance.now() - begun);
  this.test.seen = `${took} ms, at most ${MOST}`;
  assert.ok(extension.isActive);
  assert.ok(took < MOST, this.test.seen);
});
