// The ways that somebody new finds: the walkthrough with its steps, and the groups and the filter of the hazards.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, here, TREES, until } from "./bench.mjs";

const extension = join(here, "../..");
const [{ steps }] = JSON.parse(readFileSync(join(extension, "package.json"), "utf8")).contributes.walkthroughs;

export async function ways(start, check) {
  const editor = await start("ways");
  const { page } = editor;
  await editor.open("medicines.hazlog");
  await page.waitForSelector('.statusbar-item:has-text("hazlog"):has-text("×")');

  /** What comes of the button of each step. */
  const arrivals = {
    new: async () => {
      await page.waitForSelector('.quick-input-widget:has-text("Where the folder of the log is to be")');
      await editor.picture("walkthrough-folder");
      await page.keyboard.press("Escape");
    },
    findings: async () => {
      await page.waitForSelector('.markers-panel .monaco-list-row:has-text("medicines.hazlog")');
      await editor.command("View: Toggle Panel Visibility");
    },
    programme: () => until("the programme", async () => (await editor.rows(TREES)).some((row) => row.startsWith("GPC-"))),
    matrix: async () => {
      await editor.matrix();
      await until("the focus in the matrix", () => page.evaluate(() => document.activeElement?.tagName === "IFRAME"));
    },
  };

  /** Whether some page inside the window has this heading. */
  const headed = async (heading) => {
    const shown = page.frames().map((frame) => frame.locator(`h1:text-is(${JSON.stringify(heading)})`).isVisible().catch(() => false));
    return (await Promise.all(shown)).includes(true);
  };

  await check("each step of the walkthrough leads where it says", async () => {
    await editor.command("Welcome: Open Walkthrough...");
    await editor.enter("Your first hazard log", "Your first hazard log");
    const titles = page.locator(".gettingStartedDetailsContent .step-title");
    await titles.first().waitFor();
    expect("the steps", (await titles.allInnerTexts()).join(" / "), steps.map(({ title }) => title).join(" / "));
    for (const { id, title, media } of steps) {
      const step = page.locator(`.getting-started-step:has(.step-title:text-is("${title}"))`);
      if (!(await step.getAttribute("class")).includes("expanded")) {
        await step.click();
      }
      const button = page.locator(".getting-started-step.expanded .monaco-button");
      await until(title, async () => (await page.locator(".getting-started-step.expanded .step-title").innerText()) === title);
      const [, heading] = /^# (.*)/.exec(readFileSync(join(extension, media.markdown), "utf8"));
      await until(heading, () => headed(heading));
      await editor.picture(`walkthrough-${id}`);
      await button.click();
      await arrivals[id]();
    }
    return steps.map(({ title }) => title).join(" / ");
  });

  const groups = async () => (await editor.rows(`${TREES} .pane:has(.pane-header:has-text("Hazards"))`)).filter((row) => !/^(AD|H)-?\d/.test(row));
  await check("hazards are grouped by risk, status, file and programme type", async () => {
    await page.click(`${TREES} .monaco-list-row:has-text("AD-12")`);
    await page.waitForSelector('.tab.active[data-resource-name="record.hazlog"]');
    const seen = [];
    for (const [by, wanted] of [
      ["Status", /^(open|closed|transferred) ?\d+$/],
      ["File", /^(medicines|record)\.hazlog ?\d+$/],
      ["Programme Type", /^(the system's own|[A-Z][\w -]+) ?\d+$/],
      ["Risk", /^(no risk known yet|risk \d: [a-z ]+) ?\d+$/],
    ]) {
      await editor.command(`hazlog: Group Hazards by ${by}`);
      const there = await until(`groups by ${by}`, async () => {
        const all = await groups();
        return all.length > 0 && all.every((row) => wanted.test(row)) && all;
      });
      await editor.picture(`by-${by.toLowerCase().replace(" ", "-")}`);
      seen.push(`${by}: ${there.join(", ")}`);
    }
    return seen.join(" / ");
  });

  await check("a filter that nothing fits says so, and is taken away again", async () => {
    await page.hover(`${TREES} .pane-header:has-text("Hazards")`);
    await page.click(`${TREES} .action-label[aria-label^="Filter Hazards"]`);
    await page.waitForSelector('.quick-input-widget:has-text("Filter hazards")');
    await page.keyboard.insertText("no such words");
    await page.keyboard.press("Enter");
    const words = page.locator(`${TREES} .welcome-view:visible`);
    await until("what the empty view says", async () => (await words.innerText()).includes("No hazard holds these words"));
    await editor.picture("filtered");
    await words.locator(".monaco-button").click();
    await until("all hazards", async () => (await groups()).length > 1);
  });

  await check("a check of the project shows its problems", async () => {
    await editor.command("hazlog: Check the Project");
    await page.waitForSelector('.markers-panel .monaco-list-row:has-text("hazlog")');
  });

  await editor.end();
}
