// A real VS Code with the packed extension installed, driven in a headless Chromium: it is started, looked at and typed
// into. Waits end as soon as what is awaited is there.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { chromium } from "playwright-core";

/** So many milliseconds guard against hanging, and nothing else. */
export const GUARD = Number(process.env.GUARD ?? 60_000);

/** Settings that keep VS Code from asking, fetching, moving, and saving by itself. */
const QUIET = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "window.restoreWindows": "none",
  "files.autoSave": "off",
  "editor.hover.delay": 50,
  "hazlog.today": "2026-11-20",
};

/** The trees of the extension. */
export const TREES = '[id="workbench.view.extension.hazlog"]';

/** A folder that goes with the process. */
export function scratch() {
  const dir = mkdtempSync(join(tmpdir(), "hazlog-vscode-"));
  process.on("exit", () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A VS Code with a workspace of its own, which begins as a copy of a folder. */
export class Editor {
  static async start({ program, vsix, from, artefacts, settings = {}, workspaceSettings, environment = {} }) {
    const dir = scratch();
    const workspace = join(dir, "log");
    cpSync(from, workspace, { recursive: true });
    if (workspaceSettings) {
      mkdirSync(join(workspace, ".vscode"));
      writeFileSync(join(workspace, ".vscode/settings.json"), JSON.stringify(workspaceSettings));
    }
    const user = join(dir, "user");
    mkdirSync(join(user, "User"), { recursive: true });
    writeFileSync(join(user, "User/settings.json"), JSON.stringify({ ...QUIET, ...settings }));
    const port = await freePort();
    const config = join(dir, "config.yaml");
    writeFileSync(config, `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
    const base = ["--config", config, "--user-data-dir", user, "--extensions-dir", join(dir, "extensions")];
    const installed = spawnSync(program, [...base, "--install-extension", vsix], { encoding: "utf8" });
    if (installed.status !== 0) {
      throw new Error(`the extension cannot be installed: ${installed.stdout}${installed.stderr}`);
    }
    mkdirSync(artefacts, { recursive: true });
    const log = openSync(join(artefacts, "code-server.log"), "w");
    const quiet = ["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
    const trust = settings["security.workspace.trust.enabled"] ? [] : ["--disable-workspace-trust"];
    const env = { ...process.env, ...environment };
    const server = spawn(program, [...base, ...quiet, ...trust], { env, stdio: ["ignore", log, log], detached: true });
    await until("code-server answers", () => answers(`http://127.0.0.1:${port}/healthz`));
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--disable-background-networking"],
    });
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(GUARD);
    return new Editor({ dir, workspace, user, port, server, browser, page, artefacts });
  }

  constructor(parts) {
    Object.assign(this, parts);
  }

  /** Opens the workspace, and in it a file. */
  async open(name) {
    await this.load({ openFile: join(this.workspace, name) });
    await this.page.waitForSelector(".monaco-editor .view-line");
  }

  /** Shows the views of the extension. The mouse goes on to the text, where no tip comes up. */
  async showViews() {
    await this.page.click('.activitybar [aria-label^="Hazard log"]');
    await this.page.hover(".monaco-editor .view-lines");
  }

  /** Opens the workspace in a window that is told of files of the machine, each by what it is for. */
  async load(files) {
    const payload = Object.entries(files).map(([what, path]) => [what, `vscode-remote://127.0.0.1:${this.port}${path}`]);
    const query = new URLSearchParams({ folder: this.workspace, payload: JSON.stringify(payload) });
    await this.page.goto(`http://127.0.0.1:${this.port}/?${query}`);
  }

  /** A text of the workspace as it is on the disk. */
  text(name) {
    return readFileSync(join(this.workspace, name), "utf8");
  }

  /** Goes behind the first place of a text in a file, as that is on the disk. */
  async go(name, behind) {
    const text = this.text(name);
    const at = text.indexOf(behind);
    if (at < 0) {
      throw new Error(`${name} has no \`${behind}\``);
    }
    const before = text.slice(0, at + behind.length).split("\n");
    await this.quick(`${name}:${before.length}:${before.at(-1).length + 1}`, name);
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
  }

  /** Enters something in a new quick input. */
  async quick(text, chosen) {
    await this.page.keyboard.press("Control+P");
    await this.enter(text, chosen);
  }

  /** Enters something in the quick input that is open, once what is chosen then is this. */
  async enter(text, chosen) {
    await this.page.waitForSelector(".quick-input-widget input:focus");
    await this.page.keyboard.insertText(text);
    await this.page.waitForSelector(`.quick-input-widget .monaco-list-row.focused:has-text(${JSON.stringify(chosen)})`);
    await this.page.keyboard.press("Enter");
  }

  command(title) {
    return this.quick(`>${title}`, title);
  }

  /** Runs a command that asks for a text, and types that. */
  async commandWith(command, title, text) {
    await this.command(command);
    await this.page.waitForSelector(`.quick-input-widget:has-text(${JSON.stringify(title)})`);
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press("Enter");
  }

  /** Chooses a quick fix at the cursor; a picture is taken of those that there are. */
  async fix(title, picture) {
    const wanted = this.page.locator(`.action-widget .monaco-list-row:has-text(${JSON.stringify(title)})`);
    // Just after an edit there may be none yet: then the editor says so, and a person asks again.
    const none = this.page.locator(".monaco-editor-overlaymessage");
    await until(title, async () => {
      if (await none.count()) {
        await this.page.keyboard.press("Escape");
        await none.waitFor({ state: "detached" });
      }
      await this.page.keyboard.press("Control+.");
      await wanted.or(none).first().waitFor();
      return wanted.isVisible();
    });
    await this.picture(picture);
    const chosen = this.page.locator(".action-widget .monaco-list-row.focused");
    while ((await chosen.innerText()).trim() !== title) {
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Enter");
    await this.page.waitForSelector(".action-widget", { state: "hidden" });
  }

  async save() {
    await this.page.keyboard.press("Control+S");
    await this.page.waitForSelector(".tab.active:not(.dirty)");
  }

  async saveAll() {
    await this.command("File: Save All");
    await this.page.waitForSelector(".tab.dirty", { state: "detached" });
  }

  /** What a list shows: the texts of its rows. */
  async rows(selector) {
    const rows = await this.page.locator(`${selector} .monaco-list-row`).allInnerTexts();
    return rows.map((row) => row.replace(/\s+/g, " ").trim());
  }

  /** The rows of the Problems panel that hold a text, once there are as many as wanted: the panel draws those it has room for. */
  async problems(text, wanted) {
    await this.command("View: Focus Problems");
    const filter = this.page.locator('.panel input[placeholder^="Filter"]');
    await filter.fill(text);
    return until(`problems with ${text}`, async () => {
      const rows = (await this.rows(".markers-panel")).filter((row) => row.includes(text));
      return wanted(rows.length) && rows;
    });
  }

  /** Takes a picture of what a person sees. */
  async picture(name) {
    await this.page.screenshot({ path: join(this.artefacts, `${name}.png`) });
  }

  /** The inside of the view with the risk matrix. */
  matrix() {
    return until("the matrix", async () => {
      for (const frame of this.page.frames()) {
        if (await frame.locator("#matrices table").count().catch(() => 0)) {
          return frame;
        }
      }
      return undefined;
    });
  }

  async end() {
    await this.browser.close();
    const gone = new Promise((done) => this.server.once("exit", done));
    process.kill(-this.server.pid, "SIGTERM");
    await gone;
  }
}

/** Waits until something is there, and gives it. */
export async function until(what, look, guard = GUARD) {
  const end = Date.now() + guard;
  let last;
  for (;;) {
    try {
      const found = await look();
      if (found) {
        return found;
      }
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`this did not come: ${what}${last ? ` (${last})` : ""}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

export function expect(what, there, wanted) {
  if (there !== wanted) {
    throw new Error(`${what}\n-- expected:\n${wanted}\n-- there:\n${there}`);
  }
}

function answers(address) {
  return new Promise((done) => {
    get(address, (response) => {
      response.resume();
      done(response.statusCode === 200);
    }).on("error", () => done(false));
  });
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export const here = dirname(new URL(import.meta.url).pathname);
