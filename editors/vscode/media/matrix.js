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
    const parts = isNamed ? [element("h2", {}, project.name)] : [];
    const list = element("div", { class: "list", role: "region", "aria-label": "Hazards of the cell" });
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
      ...severities.map((word) => element("th", { scope: "col" }, word)),
    );
    const rows = [];
    for (let from = 0; from < cells.length; from += severities.length) {
      const row = cells.slice(from, from + severities.length);
      const word = project.matrix.likelihoods[row[0].likelihood];
      rows.push(
        element(
          "tr",
          {},
          element("th", { scope: "row" }, word),
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
    const counts = `${cell.initial.length} initially, ${cell.residual.length} residual`;
    const label = `likelihood ${likelihoods[cell.likelihood]}, severity ${severities[cell.severity]}: risk ${cell.risk}, ${cell.band}; ${counts}`;
    const key = keyOf(project, cell);
    const made = element(
      "button",
      { type: "button", class: "cell", tabindex: "-1", title: label, "aria-label": label, "data-cell": key },
      element("span", { class: "risk", "aria-hidden": "true" }, String(cell.risk)),
      element("span", { class: "initial", "aria-hidden": "true" }, cell.initial.length === 0 ? "" : `○ ${cell.initial.length}`),
      element("span", { class: "residual", "aria-hidden": "true" }, cell.residual.length === 0 ? "" : `● ${cell.residual.length}`),
    );
    if (/^#[0-9a-f]{6}$/i.test(cell.colour)) {
      made.style.setProperty("--band", cell.colour);
      made.style.setProperty("--ink", isDark(cell.colour) ? "#ffffff" : "#000000");
    }
    made.setAttribute("aria-pressed", String(chosen.get(project.root) === key));
    made.addEventListener("click", () => {
      chosen.set(project.root, key);
      made.closest("table").querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === made)));
      fill(list, project, cell);
    });
    return made;
  }

  function legend() {
    return element("p", { class: "legend" }, "○ initial   ● residual   → moved by controls");
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
    const centre = (place) => {
      const box = board.querySelector(`[data-cell="${CSS.escape(board.keyOf(place))}"]`)?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2 - frame.x, y: box.y + box.height / 2 - frame.y };
    };
    const picture = drawn("svg", { class: "arrows", width: frame.width, height: frame.height, "aria-hidden": "true" });
    const head = drawn("marker", { id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto" });
    head.append(drawn("path", { d: "M0 0L8 4L0 8z" }));
    const heads = drawn("defs", {});
    heads.append(head);
    picture.append(heads);
    for (const { from, to, hazards: moved } of board.movements) {
      const [start, end] = [centre(from), centre(to)];
      if (start && end) {
        const width = Math.min(1 + moved.length / 2, 5);
        picture.append(
          drawn("line", { x1: start.x, y1: start.y, x2: end.x, y2: end.y, "stroke-width": width, "marker-end": "url(#head)" }),
        );
      }
    }
    board.append(picture);
  }

  function keyOf(project, place) {
    return `${project.root ?? ""} ${place.severity} ${place.likelihood}`;
  }

  function isDark(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return red * 0.299 + green * 0.587 + blue * 0.114 < 140;
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
