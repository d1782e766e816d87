// The first day of somebody who has installed the extension: a log is opened, all is there, and a hazard is put right.
import { TREES, until } from "./bench.mjs";

export async function firstDay(start, check) {
  const editor = await start("first-day");
  const { page } = editor;
  const all = async () => {
    await editor.showViews();
    await page.waitForSelector(".squiggly-error");
    await until("hazards", async () => (await editor.rows(TREES)).some((row) => row.startsWith("AD-1")));
    await until("the programme", async () => (await editor.rows(TREES)).some((row) => row.startsWith("GPC-")));
    return editor.matrix();
  };

  await check("a log that is opened has squiggles, trees and a matrix", async () => {
    await editor.open("medicines.hazlog");
    await all();
    await editor.picture("opened");
    const begun = Date.now();
    await editor.open("medicines.hazlog");
    const text = Date.now();
    await all();
    const took = Date.now() - text;
    return `all ${took} ms after the text, which is there ${text - begun} ms after the folder is opened again`;
  });

  await check("a hazard is put right by quick fixes alone, and its dot moves in the matrix", async () => {
    const frame = await editor.matrix();
    /** The initial and the residual hazards of a cell. */
    const counts = async (severity, likelihood) => {
      const said = await frame.locator(".cell", { hasText: `likelihood ${likelihood}, severity ${severity}: ` }).textContent();
      return ["initially", "residual"].map((word) => Number(new RegExp(`(\\d+) ${word}`).exec(said)?.[1] ?? 0));
    };
    const moves = async (title, picture, kind, [from, to], fix) => {
      const look = async () => [(await counts(...from))[kind], (await counts(...to))[kind]];
      const [left, right] = await look();
      await fix();
      await editor.fix(title, picture);
      await until(`the dot of ${title}`, async () => (await look()).join() === [left - 1, right + 1].join());
      return `${from.join(" × ")} ${left} → ${left - 1}, ${to.join(" × ")} ${right} → ${right + 1}`;
    };
    const rules = ["reduction-without-control", "unused-waiver", "single-death-catastrophic"];
    for (const rule of rules) {
      await editor.problems(rule, (count) => count === 1);
    }
    await editor.command("View: Toggle Panel Visibility");
    const residual = await moves(
      "Score the residual as the initial",
      "fix-residual",
      1,
      [["major", "low"], ["major", "medium"]],
      () => editor.go("medicines.hazlog", 'because "Seen on the demonstration system."\n\n  # rule: reduction-without-control (nothing was added)\n  residual'),
    );
    await editor.go("medicines.hazlog", "waive likelihood-jump");
    await editor.fix("Remove the waiver", "fix-waiver");
    await page.waitForSelector('.view-line:has-text("waive likelihood-jump")', { state: "detached" });
    await editor.save();
    const initial = await moves(
      "Replace by `major`",
      "fix-initial",
      0,
      [["catastrophic", "low"], ["major", "low"]],
      () => editor.go("medicines.hazlog", "initial severity cata"),
    );
    await editor.save();
    await editor.picture("fixed");
    for (const rule of rules) {
      await editor.problems(rule, (count) => count === 0);
    }
    return `residual ${residual}; initial ${initial}`;
  });

  await editor.end();
}
