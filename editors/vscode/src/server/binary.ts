// Finds the program `hazlog`: the one that is set, else the one that comes along, else the one in the path. Each is asked
// for its version before it is used.
import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";

import * as vscode from "vscode";

const run = promisify(execFile);

/** So long a program may take to say its version. */
const PATIENCE = 10_000;

/** A program that can be used. */
export interface Binary {
  readonly path: string;
  /** As it says itself: `hazlog 0.1.0`. */
  readonly version: string;
}

/** No program could be used; the message says what was tried. */
export class NoBinary extends Error {}

/** Finds the program. Settings of a workspace that nobody has said to trust are not looked at: VS Code leaves them out. */
export async function findBinary(context: vscode.ExtensionContext): Promise<Binary> {
  const name = process.platform === "win32" ? "hazlog.exe" : "hazlog";
  const set = vscode.workspace.getConfiguration("hazlog").get<string>("server.path", "").trim();
  const candidates = set !== "" ? [set] : [context.asAbsolutePath(path.join("server", name)), name];
  const tried: string[] = [];
  for (const candidate of candidates) {
    try {
      const { stdout } = await run(candidate, ["--version"], { timeout: PATIENCE });
      const version = stdout.trim();
      if (version.startsWith("hazlog ")) {
        return { path: candidate, version };
      }
      tried.push(`${candidate}: it is not hazlog, but says \`${version.slice(0, 80)}\``);
    } catch (error) {
      tried.push(`${candidate}: ${why(error)}`);
    }
  }
  throw new NoBinary(tried.join("; "));
}

function why(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case "ENOENT":
      return "there is no such program";
    case "EACCES":
      return "it may not be run";
    default:
      return error instanceof Error ? (error.message.split("\n")[0] ?? "it failed") : String(error);
  }
}
