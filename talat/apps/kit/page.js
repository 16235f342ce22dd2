// The browser's half of every tool: shows the HTML Python wrote and sends back what was pressed.
// A form or button carries data-do="<decision>"; its fields travel along as text. Nothing is decided here.

const SAVING = "กำลังบันทึก…";
const SLOW = "ระบบตอบช้า กำลังรออยู่ งานที่บันทึกแล้วไม่หาย";
const SILENT = "ระบบไม่ตอบ กดโหลดหน้าใหม่เพื่อทำต่อจากเดิม งานที่บันทึกแล้วไม่หาย";
const SLOW_MS = 4000;
const SILENT_MS = 20000;

function fieldsOf(source, submitter) {
  const fields = {};
  if (source instanceof HTMLFormElement) {
    for (const [name, value] of new FormData(source)) {
      if (typeof value === "string") fields[name] = value;
    }
  }
  for (const element of [source, submitter]) {
    if (!element) continue;
    for (const [name, value] of Object.entries(element.dataset)) {
      if (name !== "poll" && name !== "look") fields[name] = value;
    }
  }
  return fields;
}

function keepTyped(from, to) {
  // A field keeps what the learner put in it as long as what Python last put there (data-value) is the same.
  const field = from.matches?.("input, textarea, select") && from.name === to.name;
  if (field && to.dataset?.value === from.dataset.value) {
    if (from instanceof HTMLTextAreaElement) to.textContent = from.value;
    else if (from instanceof HTMLSelectElement) {
      for (const option of to.options) option.toggleAttribute("selected", option.value === from.value);
    }
    else if (from.type === "radio" || from.type === "checkbox") to.toggleAttribute("checked", from.checked);
    else to.setAttribute("value", from.value);
  }
  if (from.matches?.("details") && from.open) to.setAttribute("open", "");
  return true;
}

function valueOf(root, name) {
  const fields = [...root.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const chosen = fields.find((field) => !["radio", "checkbox"].includes(field.type) || field.checked);
  return chosen?.value ?? "";
}

function mirror(root) {
  // A preview follows what is typed: data-shows="field" shows its text (data-else when it is empty), with
  // data-when="a b" it is seen only while the field holds one of these; data-counts="field" counts its letters.
  for (const seen of root.querySelectorAll("[data-shows]")) {
    const value = valueOf(root, seen.dataset.shows);
    if ("when" in seen.dataset) seen.hidden = !seen.dataset.when.split(" ").includes(value);
    else seen.textContent = value.trim() ? value : (seen.dataset.else ?? "");
  }
  for (const count of root.querySelectorAll("[data-counts]")) {
    count.textContent = [...valueOf(root, count.dataset.counts)].length;
  }
}

export default {
  render({ model, el }) {
    const tool = document.createElement("div");
    const status = document.createElement("div");
    tool.className = "tool";
    tool.lang = "th";
    status.className = "tool__status";
    status.lang = "th";
    status.setAttribute("role", "status");
    el.append(tool, status);

    let busy = null; // id of the decision on its way
    let quiet = false; // whether that is only the page asking by itself
    let next = null; // what the learner pressed while the page was asking
    let counter = 0;
    let screen = null;
    let looked; // what was opened on this screen
    let timers = [];
    let polling = 0;

    const say = (text, withReload = false) => {
      status.className = "tool__status";
      status.textContent = text;
      if (!withReload) return;
      const reload = document.createElement("button");
      reload.type = "button";
      reload.className = "button";
      reload.textContent = "โหลดหน้าใหม่";
      reload.addEventListener("click", () => location.reload());
      status.append(" ", reload);
    };

    const tell = () => {
      // the screen shows the news already; this is for those who listen
      say(tool.firstElementChild?.dataset.say ?? "");
      status.className = "tool__status off-screen";
    };

    const lock = (locked) => {
      tool.setAttribute("aria-busy", String(locked));
      for (const button of tool.querySelectorAll("button[type=submit], button[data-do]")) {
        // aria-disabled keeps the keyboard's place; a disabled button would lose focus
        if (locked) button.setAttribute("aria-disabled", "true");
        else if (!button.hasAttribute("data-off")) button.removeAttribute("aria-disabled");
      }
    };

    const send = (fields, quietly = false) => {
      if (!quietly) {
        lock(true);
        say(SAVING);
      }
      if (busy) {
        if (quiet && !quietly) next ??= fields;
        return;
      }
      counter += 1;
      busy = `${Date.now().toString(36)}-${counter}`;
      quiet = quietly;
      timers = [setTimeout(() => say(SILENT, true), SILENT_MS)];
      if (!quietly) timers.push(setTimeout(() => say(SLOW), SLOW_MS));
      model.send({ id: busy, fields });
    };

    const draw = () => {
      Idiomorph.morph(tool, model.get("html"), {
        morphStyle: "innerHTML",
        callbacks: { beforeNodeMorphed: keepTyped },
      });
      mirror(tool);
      if (busy && !quiet) lock(true);
      place();
      poll();
    };

    const place = () => {
      // Where the keyboard goes: to what was typed wrong, to the head of a new screen, or to what was opened on
      // this one: [data-look="what is shown there"], which may be focused (tabindex=-1).
      const now = tool.firstElementChild?.dataset.screen;
      const wrong = tool.querySelector("[aria-invalid=true], [data-wrong]");
      const opened = tool.querySelector("[data-look]");
      if (wrong) {
        wrong.focus({ preventScroll: true });
        (wrong.closest(".field") ?? wrong).scrollIntoView({ block: "nearest" });
      } else if (screen !== null && now !== screen) {
        tool.querySelector("[data-focus]")?.focus({ preventScroll: true });
        if (tool.getBoundingClientRect().top < 0) tool.scrollIntoView();
      } else if (screen !== null && opened && opened.dataset.look !== looked) {
        opened.focus({ preventScroll: true });
        opened.scrollIntoView({ block: "nearest" });
      }
      looked = opened?.dataset.look;
      screen = now;
    };

    const poll = () => {
      clearTimeout(polling);
      const waiting = tool.querySelector("[data-poll]");
      if (!waiting) return;
      const { poll: milliseconds, ...fields } = waiting.dataset;
      polling = setTimeout(() => {
        if (document.visibilityState === "visible" && !busy) send(fields, true);
        else poll();
      }, Math.max(500, Number(milliseconds)));
    };

    const onSubmit = (event) => {
      const form = event.target.closest("form[data-do]");
      if (!form) return;
      event.preventDefault();
      send(fieldsOf(form, event.submitter));
    };
    const onClick = (event) => {
      const button = event.target.closest("button");
      if (!button || !tool.contains(button)) return;
      if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
      else if (button.dataset.do && button.type !== "submit") send(fieldsOf(button));
    };
    const onAnswer = (message) => {
      if (message.done !== busy) return;
      timers.forEach(clearTimeout);
      const wasQuiet = quiet;
      busy = null;
      if (next) {
        const fields = next;
        next = null;
        send(fields);
        return;
      }
      lock(false);
      if (message.trouble) say(message.trouble, true);
      else if (!wasQuiet || tool.firstElementChild?.dataset.say) tell();
      else if (status.querySelector("button")) say("");
      poll();
    };

    const onInput = () => mirror(tool);

    tool.addEventListener("submit", onSubmit);
    tool.addEventListener("input", onInput);
    tool.addEventListener("click", onClick);
    model.on("change:html", draw);
    model.on("msg:custom", onAnswer);
    draw();
    return () => {
      timers.forEach(clearTimeout);
      clearTimeout(polling);
      model.off("change:html", draw);
      model.off("msg:custom", onAnswer);
    };
  },
};
