// The extension is installed, and begins to work as fast as people expect.
const assert = require("node:assert/strict");

const vscode = require("vscode");

/** So many milliseconds of the extension host's may be used at most until the extension is ready: nobody waits for it. */
const MOST = 300;

it("the installed extension activates", async function () {
  const extension = vscode.extensions.getExtension("hazlog.hazlog");
  assert.ok(extension, "it is not installed");
  assert.equal(extension.isActive, false, "it is active where no log is");
  const begun = performance.now();
  const before = process.cpuUsage();
  await extension.activate();
  // What else the computer does meanwhile is none of the extension's time.
  const { user, system } = process.cpuUsage(before);
  const used = Math.round((user + system) / 1000);
  this.test.seen = `${used} ms, at most ${MOST}; ${Math.round(performance.now() - begun)} ms by the clock`;
  assert.ok(extension.isActive);
  assert.ok(used < MOST, this.test.seen);
});
