// Tells the learner's desk every half minute that this page is really in use. The server's clock decides
// what counts; this only says what was seen: page visible, last key or pointer, which part is in view.
(() => {
  "use strict";
  const EVERY_MS = 30_000;
  const IDLE_S = 300;
  const DESK = "/services/learn/";
  let lastInput = Date.now();
  let token = null;

  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "input"]) {
    document.addEventListener(kind, () => (lastInput = Date.now()), { passive: true, capture: true });
  }

  const unitOfAddress = () => {
    const [, course, unit] = location.pathname.match(/\/unit\/([^/]+)\/([^/]+)/) ?? [];
    return { course: decodeURIComponent(course ?? ""), unit: decodeURIComponent(unit ?? "") };
  };

  const unit = () => {
    const { course, unit } = document.body.dataset;
    return course && unit ? { course, unit } : unitOfAddress();
  };

  const fetchToken = async () => {
    const reply = await fetch(`${DESK}beat-token`, { credentials: "same-origin", cache: "no-store" });
    if (!reply.ok) return null;
    const answer = await reply.json();
    return answer.token ?? answer._xsrf ?? null;
  };

  const send = async (beat) => {
    token ??= await fetchToken();
    if (!token) return null;
    return fetch(`${DESK}beat`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-XSRFToken": token },
      body: JSON.stringify(beat),
    });
  };

  const show = (minutes) => {
    const place = document.getElementById("minutes");
    if (!place || !Number.isFinite(minutes)) return;
    place.textContent = `เรียนแล้ว ${Math.floor(minutes).toLocaleString("th-TH-u-nu-latn")} นาที`;
    place.hidden = false;
  };

  const beat = async () => {
    const idle = Math.round((Date.now() - lastInput) / 1000);
    const { course, unit: id } = unit();
    if (document.visibilityState !== "visible" || idle > IDLE_S || !id) return;
    const seen = { course, unit: id, kind: talatPlace(), page: location.pathname, visible: true, idle_s: idle };
    try {
      let reply = await send(seen);
      if (reply?.status === 403) {
        token = null; // the desk was restarted: its old token is worth nothing
        reply = await send(seen);
      }
      if (reply?.ok) show(Number((await reply.json()).minutes));
    } catch {
      // the desk is away for a moment: the next half minute will tell
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    setTimeout(beat, 2000);
    setInterval(beat, EVERY_MS);
  });
})();
