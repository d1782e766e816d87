// Packs the VSIX for one platform: usage: node package.mjs [TARGET [BINARY]]. The binary of hazlog goes into it; without one
// it is that of a release build of this checkout, for the platform that this runs on.
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { createVSIX } from "@vscode/vsce";

import "./build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const [target = `${process.platform}-${process.arch}`, given = process.env.HAZLOG] = process.argv.slice(2);
const name = target.startsWith("win32") ? "hazlog.exe" : "hazlog";
const binary = given ?? join(root, "target/release", name);
if (!existsSync(binary)) {
  console.error(`there is no ${binary}: run \`cargo build --release\`, or name the binary`);
  process.exit(1);
}

// What lies elsewhere in the repository is copied when it is packed, so that there is no second of it to keep up.
const copies = [
  [binary, join(here, "server", name)],
  [join(root, "editors/hazlog.schema.json"), join(here, "hazlog.schema.json")],
  [join(root, "LICENSE"), join(here, "LICENSE.txt")],
];
rmSync(join(here, "server"), { recursive: true, force: true });
for (const [from, to] of copies) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
chmodSync(join(here, "server", name), 0o755);

const packagePath = join(here, `hazlog-${target}.vsix`);
await createVSIX({ cwd: here, target, packagePath, dependencies: false, allowMissingRepository: true });
console.log(basename(packagePath));
