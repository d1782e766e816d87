// Draws risk matrices: a table of cells with the hazards that stand in each, arrows for those that moved, and a list of
// the hazards of the cell that was chosen. Whatever comes from a log is put in as text.
(() => {
  const editor = acquireVsCodeApi();
  const main = document.getElementById("matrices");
  /** The cell that was chosen, by project: it stays chosen when the matrix is drawn again. */
  const chosen = new Map();

  window.addEventListener("message", ({ data }) => {
    if (data.type === "show") {
      show(data.projects);
    }
  });
  window.addEventListener("resize", () => document.querySelectorAll(".board").forEach(drawArrows));
  editor.postMessage({ type: "ready" });

  function show(projects) {
    const focus = document.activeElement?.dataset?.cell;
    main.replaceChildren(
      ...(projects.length === 0
        ? [element("p", { class: "empty" }, "No hazard log is open.")]
        : projects.map((project) => section(project, projects.length > 1))),
    );
    document.querySelectorAll(".board").forEach(drawArrows);
    if (focus) {
      document.querySelector(`[data-cell="${CSS.escape(focus)}"]`)?.focus();
    }
  }

  function section(project, isNamed) {
    const parts = [element("h2", isNamed ? {} : { class: "said" }, project.name)];
    const list = element("div", { class: "list", role: "region", "aria-label": "Hazards of the cell", "aria-live": "polite" });
    parts.push(board(project, list), legend(), list);
    const key = chosen.get(project.root);
    const cell = project.matrix.cells.find((one) => keyOf(project, one) === key);
    fill(list, project, cell);
    for (const [words, ids] of [
      ["Not scored yet", project.matrix.unscored],
      ["Residual risk not known yet", project.matrix.unsettled.filter((id) => !project.matrix.unscored.includes(id))],
    ]) {
      if (ids.length > 0) {
        parts.push(element("h3", {}, `${words}: ${ids.length}`), hazards(project, ids));
      }
    }
    return element("section", {}, ...parts);
  }

  function board(project, list) {
    const { severities, cells } = project.matrix;
    const head = element(
      "tr",
      {},
      element("td", { class: "corner" }),
      ...severities.map((word) => element("th", { scope: "col" }, breakable(word))),
    );
    const rows = [];
    for (let from = 0; from < cells.length; from += severities.length) {
      const row = cells.slice(from, from + severities.length);
      const word = project.matrix.likelihoods[row[0].likelihood];
      rows.push(
        element(
          "tr",
          {},
          element("th", { scope: "row" }, breakable(word)),
          ...row.map((cell) => element("td", {}, button(project, cell, list))),
        ),
      );
    }
    const table = element(
      "table",
      { "aria-label": "Risk matrix: severity across, likelihood down" },
      element("thead", {}, head),
      element("tbody", {}, ...rows),
    );
    const board = element("div", { class: "board" }, table);
    board.movements = project.matrix.movements;
    board.keyOf = (place) => keyOf(project, place);
    board.addEventListener("keydown", (event) => move(event, table));
    const [first] = table.querySelectorAll("button");
    (table.querySelector("button[aria-pressed=true]") ?? first)?.setAttribute("tabindex", "0");
    return board;
  }

  function button(project, cell, list) {
    const { severities, likelihoods } = project.matrix;
    const key = keyOf(project, cell);
    const made = element(
      "button",
      { type: "button", class: "cell", tabindex: "-1", "data-cell": key },
      said(`likelihood ${likelihoods[cell.likelihood]}, severity ${severities[cell.severity]}: risk `),
      element("span", { class: "risk" }, String(cell.risk)),
      said(`, ${cell.band}`),
      count("initial", cell.initial, "initially"),
      count("residual", cell.residual, "residual"),
    );
    made.title = made.textContent;
    if (/^#[0-9a-f]{6}$/i.test(cell.colour)) {
      made.style.setProperty("--band", cell.colour);
      made.style.setProperty("--ink", inkOn(cell.colour));
    }
    made.setAttribute("aria-pressed", String(chosen.get(project.root) === key));
    made.addEventListener("click", () => {
      chosen.set(project.root, key);
      made.closest("table").querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === made)));
      fill(list, project, cell);
    });
    return made;
  }

  /** How many hazards stand in a cell, behind the mark that the style sheet gives them. */
  function count(kind, ids, word) {
    return element("span", { class: kind }, ...(ids.length === 0 ? [] : [said(", "), String(ids.length), said(` ${word}`)]));
  }

  /** Words for those who listen; whoever looks sees by the place what they say. */
  function said(words) {
    return element("span", { class: "said" }, words);
  }

  /** A word with soft hyphens between its syllables, for a narrow column: editors bring no dictionary that tells them. */
  function breakable(word) {
    return word.replace(/([aeiou][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z]{1,2}[aeiou])/g, "$1\u00AD");
  }

  function legend() {
    return element("p", { class: "legend" }, "○ initial, ● residual, → moved by controls");
  }

  function fill(list, project, cell) {
    if (cell === undefined) {
      list.replaceChildren(element("p", { class: "hint" }, "Choose a cell to list its hazards."));
      return;
    }
    const parts = [element("h3", {}, `Risk ${cell.risk}: ${cell.band}`)];
    for (const [words, ids] of [
      ["Initial", cell.initial],
      ["Residual", cell.residual],
    ]) {
      parts.push(element("h4", {}, `${words}: ${ids.length}`), hazards(project, ids));
    }
    list.replaceChildren(...parts);
  }

  function hazards(project, ids) {
    const open = (id) => {
      const name = project.names[id];
      const made = element("button", { type: "button", class: "hazard" }, element("b", {}, id), name ? ` ${name}` : "");
      made.addEventListener("click", () => editor.postMessage({ type: "open", root: project.root, id }));
      return element("li", {}, made);
    };
    return element("ul", {}, ...ids.map(open));
  }

  /** The arrow keys go from cell to cell; one of them can be reached by the tabulator. */
  function move(event, table) {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[event.key];
    const at = event.target.closest("td");
    if (!step || !at) {
      return;
    }
    const row = at.parentElement;
    const next = table.tBodies[0].rows[row.sectionRowIndex + step[0]]?.cells[at.cellIndex + step[1]]?.querySelector("button");
    if (next) {
      event.preventDefault();
      table.querySelectorAll("button").forEach((one) => one.setAttribute("tabindex", "-1"));
      next.setAttribute("tabindex", "0");
      next.focus();
    }
  }

  function drawArrows(board) {
    board.querySelector("svg")?.remove();
    const frame = board.getBoundingClientRect();
    const middle = (place, kind) => {
      const box = board.querySelector(`[data-cell="${CSS.escape(board.keyOf(place))}"] .${kind}`)?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2 - frame.x, y: box.y + box.height / 2 - frame.y };
    };
    const picture = drawn("svg", { class: "arrows", width: frame.width, height: frame.height, "aria-hidden": "true" });
    const head = drawn("marker", { id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" });
    head.append(drawn("path", { d: "M0 0L8 4L0 8z" }));
    const heads = drawn("defs", {});
    heads.append(head);
    picture.append(heads);
    for (const { from, to, hazards: moved } of board.movements) {
      const [start, end] = [middle(from, "initial"), middle(to, "residual")];
      if (start && end) {
        const width = Math.min(1 + moved.length / 2, 3);
        const ends = between(start, end);
        picture.append(
          drawn("line", { ...ends, class: "halo", "stroke-width": width + 2 }),
          drawn("line", { ...ends, "stroke-width": width, "marker-end": "url(#head)" }),
        );
      }
    }
    board.append(picture);
  }

  /** A line from one count to another, which leaves both of them free. */
  function between(start, end) {
    const [across, down] = [end.x - start.x, end.y - start.y];
    const length = Math.hypot(across, down);
    const free = Math.min(11, length / 3) / length;
    const [x, y] = [across * free, down * free];
    return { x1: start.x + x, y1: start.y + y, x2: end.x - x, y2: end.y - y };
  }

  function keyOf(project, place) {
    return `${project.root ?? ""} ${place.severity} ${place.likelihood}`;
  }

  /** Black or white, whichever stands out more: as the accessibility guidelines of the web count it (WCAG 2, 1.4.3). */
  function inkOn(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    const light = red * 0.2126 + green * 0.7152 + blue * 0.0722;
    return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? "#ffffff" : "#000000";
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  function drawn(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
    return made;
  }
})();
