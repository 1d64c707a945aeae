// Notices when the session ends somewhere else, and shows why. Without it the next click does.
(() => {
  const ask = async () => {
    try {
      const answer = await fetch("/session/alive", { cache: "no-store", credentials: "same-origin" });
      if (answer.ok && (await answer.text()) === "over") {
        location.replace("/");
        return;
      }
    } catch {
      // The app does not answer: that says nothing about the session.
    }
    setTimeout(ask, 2000);
  };
  setTimeout(ask, 2000);
})();
