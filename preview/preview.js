// Puts the real tools into their places, and loads the page anew when a file of the unit was saved.
const places = [...document.querySelectorAll(".part--practice, .part--exercise, .part--recap")];

const mount = async (place, number) => {
  const at = `/tool/${number}`;
  const box = document.createElement("div");
  place.querySelector(".skeleton")?.remove();
  place.append(box);
  const first = await fetch(`${at}/html`);
  if (!first.ok) {
    box.className = "note note--error";
    box.textContent = await first.text();
    return;
  }
  const tool = (await import(`${at}/page.js`)).default;
  const hears = {};
  let html = await first.text();
  const tell = (name, ...what) => (hears[name] ?? []).forEach((hear) => hear(...what));
  const model = {
    get: () => html,
    on: (name, hear) => (hears[name] ??= []).push(hear),
    off: () => {},
    send: async (content) => {
      const answer = await (await fetch(`${at}/send`, { method: "POST", body: JSON.stringify(content) })).json();
      if (answer.html !== html) {
        html = answer.html;
        tell("change:html");
      }
      answer.said.forEach((message) => tell("msg:custom", message));
    },
  };
  tool.render({ model, el: box });
};

const follow = async () => {
  const seen = await (await fetch("/stamp")).text();
  for (;;) {
    await new Promise((wait) => setTimeout(wait, 700));
    const now = await fetch("/stamp").then((answer) => answer.text(), () => seen);
    if (now !== seen) return location.reload();
  }
};

places.forEach(mount);
follow();
