// Lets the diagram grow while one looks at it. Without it the next page shows what was added.
(() => {
  const panel = document.querySelector("[data-inspector]");
  if (!panel) return;

  const list = panel.querySelector(".arrows");
  const address = "/inspector/arrows" + (panel.dataset.inspector === "all" ? "?all" : "");
  const patient = { cache: "no-store", credentials: "same-origin" };
  let version = panel.dataset.version;

  const known = (arrow) => list.querySelector(`[data-number="${arrow.dataset.number}"]`);

  // What one has opened stays open, and what has not changed is left alone.
  const grow = (arrows) => {
    const numbers = new Set(arrows.map((arrow) => arrow.dataset.number));
    [...list.children].filter((old) => !numbers.has(old.dataset.number)).forEach((old) => old.remove());
    arrows.forEach((arrow) => {
      const old = known(arrow);
      if (!old) {
        arrow.classList.add("new");
        list.append(arrow);
      } else if (old.dataset.state !== arrow.dataset.state && !old.contains(document.activeElement)) {
        arrow.querySelector("details").open = old.querySelector("details").open;
        arrow.classList.add("known");
        old.replaceWith(arrow);
      }
    });
    panel.querySelector(".flow").classList.toggle("empty", arrows.length === 0);
  };

  const look = async () => {
    const now = await (await fetch("/inspector/version", patient)).text();
    if (now === version || now === "0") return;
    const answer = await fetch(address, patient);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    grow([...page.querySelectorAll(".arrow")].map((arrow) => document.importNode(arrow, true)));
    version = now;
  };

  const ask = async () => {
    try {
      await look();
    } catch {
      // The app does not answer: ask again.
    }
    setTimeout(ask, 1500);
  };
  setTimeout(ask, 400);
})();
