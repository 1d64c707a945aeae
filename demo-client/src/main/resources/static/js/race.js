// Keeps the numbers of a race true while the page is open. Without it the page loads itself anew every second.
(() => {
  const show = (lane) => {
    const card = document.querySelector(`[data-lane="${lane.door}"]`);
    if (!card) return;
    card.querySelector("[data-part=verdict]").textContent = lane.verdict;
    card.querySelector("[data-part=calls]").textContent = lane.calls;
    card.querySelector("[data-part=per-second]").textContent = lane.perSecond;
    if (!lane.running) card.dataset.outcome = "done";
  };
  const ask = async () => {
    try {
      const answer = await fetch("/take-it-back/state", { cache: "no-store", credentials: "same-origin" });
      const race = answer.ok ? await answer.json() : { over: true, lanes: [] };
      race.lanes.forEach(show);
      if (race.over) {
        location.reload();
        return;
      }
    } catch {
      // The app does not answer: ask again.
    }
    setTimeout(ask, 300);
  };
  setTimeout(ask, 300);
})();
