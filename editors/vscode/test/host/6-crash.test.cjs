// A server that ends by itself is started again, and never beside another one.
const assert = require("node:assert/strict");

const vscode = require("vscode");

const { findings, logged, servers, showDraft, until } = require("./help.cjs");

/** How often the log says something. */
const times = (words) => logged().split(words).length - 1;

/** Ends the server as nobody would, and waits until that was seen. */
async function kill() {
  const ended = "the server has ended by itself";
  const before = times(ended);
  const [pid] = await until(() => servers().length === 1 && servers());
  process.kill(pid, "SIGKILL");
  await until(() => times(ended) > before);
  return pid;
}

it("a server that has ended is started again", async function () {
  const { document } = await showDraft("medicines.hazlog");
  const before = await kill();
  const [after] = await until(() => servers().length === 1 && servers());
  await until(() => findings(document.uri).length > 0);
  this.test.seen = `${before}, then ${after}`;
});

it("a restart while a start is being waited for leads to one server", async function () {
  const notNeeded = "the server that has ended is not needed any more";
  const before = await kill();
  assert.equal(times(notNeeded), 0);
  await vscode.commands.executeCommand("hazlog.restart");
  await until(() => times(notNeeded) === 1);
  const after = servers();
  assert.equal(after.length, 1);
  this.test.seen = `${before}, then ${after}`;
});
