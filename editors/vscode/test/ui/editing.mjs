// What a person does with a log in the editor and its views: typing, completing, fixing, answering, looking.
import { execFileSync } from "node:child_process";

import { expect, TREES, until } from "./bench.mjs";

export async function editing(start, check) {
  const editor = await start("editing");
  const { page } = editor;
  await editor.open("medicines.hazlog");
  await editor.showViews();

  await check("the Problems panel follows while somebody types", async () => {
    const [unscored] = await editor.problems("unscored-hazard", (count) => count > 0);
    await editor.problems("`raisd`", (count) => count === 0);
    await editor.go("medicines.hazlog", 'hazard AD-1 "');
    await page.keyboard.press("End");
    await page.keyboard.type("\nraisd 2026-11-03");
    const [misspelt] = await editor.problems("`raisd`", (count) => count > 0);
    await editor.picture("problems");
    await editor.command("View: Focus Active Editor Group");
    await page.keyboard.press("Control+Shift+K");
    await editor.problems("`raisd`", (count) => count === 0);
    await editor.command("View: Toggle Panel Visibility");
    await editor.saveAll();
    return `${unscored} / ${misspelt}`;
  });

  await check("a programme hazard is completed by a word of its name", async () => {
    await editor.go("medicines.hazlog", "addresses");
    await page.keyboard.press("End");
    await page.keyboard.type(", search too");
    await page.keyboard.press("Control+Space");
    await page.waitForSelector('.suggest-widget .monaco-list-row.focused:has-text("GPC-47")');
    await editor.picture("completion");
    await page.keyboard.press("Enter");
    await page.waitForSelector('.view-line:has-text("addresses"):has-text("GPC-47")');
    await editor.save();
    const line = () => editor.text("medicines.hazlog").split("\n").find((one) => one.includes("addresses"));
    await until("the id on the disk", () => line().endsWith(", GPC-47"));
    return line().trim();
  });

  await check("hover shows the matrix", async () => {
    await editor.go("medicines.hazlog", "initial severity ma");
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+I");
    const hover = page.locator('.monaco-hover-content:has(table)').first();
    await hover.waitFor();
    await editor.picture("hover");
    const text = (await hover.innerText()).replace(/\s+/g, " ");
    await page.keyboard.press("Escape");
    return text.slice(0, 100);
  });

  await check("a quick fix is applied", async () => {
    await page.waitForSelector(".squiggly-error");
    await editor.go("medicines.hazlog", "hazard AD-2");
    await editor.fix("Score this hazard", "quick-fix");
    await until("the score on the disk", async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+S");
      const hazards = editor.text("medicines.hazlog").split(/^(?=hazard )/m);
      return /^ +initial severity/m.test(hazards.find((one) => one.startsWith("hazard AD-2")));
    });
  });

  await check("a hazard is renamed", async () => {
    await editor.go("medicines.hazlog", "hazard AD-");
    await page.keyboard.press("F2");
    await page.waitForSelector(".rename-box input:focus");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("AD-101");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".rename-box", { state: "hidden" });
    await editor.saveAll();
    await until("the new name on the disk", () => editor.text("medicines.hazlog").includes("hazard AD-101 "));
  });

  await check("a log is formatted when it is saved", async () => {
    const before = editor.text("medicines.hazlog");
    await editor.go("medicines.hazlog", "  owner");
    await page.keyboard.press("Home");
    await page.keyboard.type("        ");
    await page.keyboard.press("Control+S");
    await page.waitForSelector(".tab.active:not(.dirty)");
    await until("the layout as before", () => editor.text("medicines.hazlog") === before);
  });

  await check("the hazards are listed by risk, and filtered", async () => {
    const rows = await until("rows", async () => {
      const all = await editor.rows(TREES);
      return all.some((row) => /^risk \d/.test(row)) && all;
    });
    await editor.commandWith("hazlog: Filter Hazards", "Filter hazards", "reading remark");
    await until("the one that holds both words", async () => {
      const left = (await editor.rows(TREES)).filter((row) => /^(AD|H)-?\d/.test(row));
      return left.length === 1 && left[0].startsWith("H7");
    });
    await page.locator(`${TREES} .monaco-list-row:has-text("H7")`).first().click();
    await page.waitForSelector('.view-line:has-text("hazard H7")');
    await editor.command("hazlog: Show All Hazards");
    return rows.slice(0, 4).join(" / ");
  });

  await check("a programme hazard is answered from its tree", async () => {
    const row = page.locator(`${TREES} .monaco-list-row:has-text("GPC-7")`).first();
    await row.scrollIntoViewIfNeeded();
    await row.click();
    const choice = page.locator('.quick-input-widget .monaco-list-row:has-text("not applicable")');
    await choice.waitFor();
    await editor.picture("answer");
    await choice.click();
    await page.waitForSelector('.tab.active[data-resource-name="log.hazlog"]');
    await page.keyboard.press("Escape");
    await editor.saveAll();
    await until("the answer", () => /not-applicable\s+GPC-7 /.test(editor.text("log.hazlog")));
  });

  await check("the matrix is clicked, and a hazard of the cell is opened", async () => {
    const frame = await editor.matrix();
    const cell = frame.locator(".cell:has(.initial:not(:empty))").first();
    const label = await cell.textContent();
    await cell.click();
    await frame.locator(".list .hazard").first().waitFor();
    await editor.picture("matrix");
    const hazard = frame.locator(".list .hazard").first();
    const name = (await hazard.innerText()).trim();
    await hazard.click();
    await page.waitForSelector('.tab.active[data-resource-name$=".hazlog"]');
    // The editor that was opened takes the focus when it is ready.
    await until("the focus in the second cell", async () => {
      await frame.locator(".cell").first().focus();
      await page.keyboard.press("ArrowRight");
      return (await frame.evaluate(() => document.activeElement?.parentElement?.cellIndex)) === 2;
    });
    return `${label} | ${name}`;
  });

  await check("a server that is killed is started again", async () => {
    const pids = () => processes(editor.dir).filter(({ args }) => args.endsWith("hazlog lsp"));
    // It counts the hazards once the server has told of them.
    await page.waitForSelector('.statusbar-item:has-text("hazlog"):has-text("×")');
    const [before] = pids();
    process.kill(before.pid, "SIGKILL");
    const [after] = await until("another server", () => pids().some(({ pid }) => pid !== before.pid) && pids());
    await editor.go("medicines.hazlog", 'shown at discharge" {');
    await page.keyboard.type("\nraisd 2026-11-03");
    await editor.problems("`raisd`", (count) => count > 0);
    expect("messages about what failed meanwhile", await page.locator(".notification-toast").count(), 0);
    return `${before.pid}, then ${after.pid}`;
  });

  await check("it can be looked at in dark and in high contrast", async () => {
    for (const [name, theme, sign] of [
      ["dark", "Dark Modern", ".vs-dark"],
      ["high-contrast", "Dark High Contrast", ".hc-black"],
    ]) {
      await page.keyboard.press("Control+K");
      await page.keyboard.press("Control+T");
      await editor.enter(theme, theme);
      await page.waitForSelector(`.monaco-workbench${sign}`);
      const frame = await editor.matrix();
      await until("the matrix in the theme's colours", () => frame.locator(`body[data-vscode-theme-kind]`).count());
      await editor.picture(name);
    }
  });

  await editor.end();
}

/** The processes whose program lies below a folder. */
function processes(dir) {
  const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  const all = lines.map((line) => /^\s*(\d+) (.*)$/.exec(line)).filter(Boolean);
  return all.map(([, pid, args]) => ({ pid: Number(pid), args })).filter(({ args }) => args.startsWith(dir));
}
