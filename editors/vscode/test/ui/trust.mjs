// What a folder may not do that nobody has said to trust.
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, scratch } from "./bench.mjs";

export async function trust(start, check) {
  await check("a folder that nobody trusts does not choose the program", async () => {
    const dir = scratch();
    const [trap, sprung] = [join(dir, "hazlog"), join(dir, "sprung")];
    writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`);
    chmodSync(trap, 0o755);
    const untrusted = await start("untrusted", {
      settings: { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.untrustedFiles": "open" },
      workspaceSettings: { "hazlog.server.path": trap },
    });
    await untrusted.open("medicines.hazlog");
    await untrusted.page.waitForSelector(".squiggly-error");
    await untrusted.page.waitForSelector('.monaco-workbench:has-text("Restricted Mode")');
    await untrusted.picture("untrusted");
    await untrusted.end();
    expect("the program of the folder was run", existsSync(sprung), false);
  });
}
