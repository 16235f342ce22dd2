// Asks again and again whether the seat is ready and then goes there; on trouble shows the page that says what to do.
const place = document.getElementById("wait");
const look = async () => {
  try {
    const answer = await fetch(place.dataset.status, { headers: { Accept: "application/json" } });
    if (answer.status === 403) return window.location.reload(); // logged out: the page itself leads to the login
    if (answer.ok) {
      const { state, to, words } = await answer.json();
      if (state === "ready") return window.location.replace(to);
      if (state !== "starting") return window.location.reload();
      const shown = document.getElementById("wait-words");
      if (words && shown.textContent !== words) shown.textContent = words;
    }
  } catch {
    // the desk is restarting: look again
  }
  setTimeout(look, 500);
};
setTimeout(look, 400);
