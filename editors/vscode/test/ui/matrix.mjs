// The risk matrix for those who do not use a mouse, do not see well, or do not see: keys, contrast, and what a reader is told.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { until } from "./bench.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Each kind of theme: its name, and the class that the page of the matrix then has. */
const THEMES = [
  ["Light Modern", "vscode-light"],
  ["Dark Modern", "vscode-dark"],
  ["Light High Contrast", "vscode-high-contrast-light"],
  ["Dark High Contrast", "vscode-high-contrast"],
];

export async function matrix(start, check) {
  const editor = await start("matrix");
  const { page } = editor;
  await editor.open("record.hazlog");
  await page.waitForSelector('.statusbar-item:has-text("hazlog"):has-text("×")');

  await check("keys alone lead to a cell of the matrix, to its list and to a hazard", async () => {
    await editor.command("hazlog: Show the Risk Matrix");
    const frame = await editor.matrix();
    const at = (part) => frame.evaluate((name) => document.activeElement.closest(name)?.textContent, part);
    const press = async (key, part, wanted) => {
      await page.keyboard.press(key);
      return until(`${part} after ${key}`, async () => {
        const text = await at(part);
        return text != null && wanted(text) && text;
      });
    };
    await until("the focus", () => page.evaluate(() => document.activeElement?.tagName === "IFRAME"));
    await press("Tab", ".cell", () => true);
    const rows = await frame.locator("tbody tr").count();
    for (let row = 1; row < rows; row += 1) {
      await press("ArrowDown", ".cell", () => true);
    }
    let cell = await at(".cell");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp"]) {
      const before = cell;
      cell = await press(key, ".cell", (text) => text !== before || key === "ArrowRight");
    }
    await page.keyboard.press("Enter");
    await frame.locator(".list .hazard").first().waitFor();
    const hazard = await press("Tab", ".list .hazard", () => true);
    await editor.picture("keyboard");
    await page.keyboard.press("Enter");
    const [id] = hazard.split(" ");
    await page.waitForSelector(`.view-line:has-text("hazard ${id}")`);
    await until("the focus in the text", () => page.evaluate(() => document.activeElement?.closest(".monaco-editor") !== null));
    return `${cell}: ${hazard}`;
  });

  for (const [theme, sign] of THEMES) {
    await check(`the matrix is accessible in ${theme}`, async () => {
      await editor.command("View: Focus Active Editor Group");
      await page.keyboard.press("Control+K");
      await page.keyboard.press("Control+T");
      await editor.enter(theme, theme);
      const frame = await editor.matrix();
      await until(theme, () => frame.locator(`body.${sign}`).count());
      await page.waitForSelector(".quick-input-widget", { state: "hidden" });
      await frame.evaluate(() => globalThis.scrollTo(0, 0));
      await editor.picture(theme.toLowerCase().replaceAll(" ", "-"));
      await frame.evaluate(axe);
      const { passes, violations } = await frame.evaluate(() => globalThis.axe.run());
      const wrong = violations.flatMap(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`)]);
      if (wrong.length > 0) {
        throw new Error(wrong.join("\n"));
      }
      return `${passes.length} rules hold`;
    });
  }

  await editor.end();
}
