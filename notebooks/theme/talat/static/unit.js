// A unit's page around its tools: where one is in it, and what to do when the line to the kernel goes dead.
(() => {
  "use strict";
  const GIVE_UP_MS = 6000; // shorter breaks mend themselves
  const NAMES = ["practice", "exercise"];

  // Voilà's page calls these while it is being sent.
  window.voila_heartbeat = window.voila_process = window.voila_finish = () => {};

  const showLost = () => {
    const box = document.getElementById("lost");
    if (!box || !box.hidden) return;
    const row = document.createElement("div");
    const text = document.createElement("p");
    const reload = document.createElement("button");
    const home = document.createElement("a");
    row.className = "row";
    text.textContent = "การเชื่อมต่อหลุด งานที่บันทึกแล้วไม่หาย กดโหลดหน้าใหม่เพื่อทำต่อจากเดิม";
    reload.className = "button button--primary";
    reload.type = "button";
    reload.textContent = "โหลดหน้าใหม่";
    reload.addEventListener("click", () => location.reload());
    home.className = "button button--quiet";
    home.href = "/services/learn/";
    home.textContent = "กลับหน้าเรียนของฉัน";
    row.append(text, reload, home);
    box.replaceChildren(row);
    box.hidden = false;
  };

  const hideLost = () => {
    const box = document.getElementById("lost");
    if (box) box.hidden = true;
  };

  let open = 0;
  let leaving = false;
  let timer = 0;
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...where) {
      super(...where);
      this.addEventListener("open", () => {
        open += 1;
        this.wasOpen = true;
        clearTimeout(timer);
        hideLost();
      });
      this.addEventListener("close", () => {
        if (this.wasOpen) open -= 1;
        clearTimeout(timer);
        if (!leaving) timer = setTimeout(() => open < 1 && showLost(), GIVE_UP_MS);
      });
    }
  };
  window.addEventListener("pagehide", () => {
    leaving = true;
  });

  // A part begins at the heading above its tool, when there is one.
  const startOf = (part) => {
    const before = part.previousElementSibling;
    return before?.querySelector(".jp-RenderedMarkdown > h2:first-child") ? before : part;
  };

  const markPlaces = () => {
    const nav = document.querySelector(".places");
    for (const name of NAMES) {
      const part = document.querySelector(`[data-kind="${name}"]`);
      if (part) startOf(part).id = name;
      else nav.querySelector(`[data-place="${name}"]`).parentElement.remove();
    }
    nav.hidden = nav.querySelectorAll("li").length < 2;
    const follow = () => {
      const here = window.talatPlace();
      for (const link of nav.querySelectorAll("a")) {
        link.toggleAttribute("aria-current", false);
        if (link.dataset.place === here) link.setAttribute("aria-current", "true");
      }
    };
    document.addEventListener("scroll", follow, { passive: true });
    follow();
  };

  // Which kind of part fills most of the window now: "reading", "practice" or "exercise".
  window.talatPlace = () => {
    const seen = { reading: 0, practice: 0, exercise: 0 };
    for (const part of document.querySelectorAll("[data-kind]")) {
      const box = part.getBoundingClientRect();
      const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
      if (height > 0) seen[part.dataset.kind] += height;
    }
    return Object.keys(seen).reduce((most, kind) => (seen[kind] > seen[most] ? kind : most), "reading");
  };

  document.addEventListener("DOMContentLoaded", markPlaces);
})();
