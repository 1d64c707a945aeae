// Keeps "expires in 42 s" true while the page is open. Without it the page shows the moment it was made.
(() => {
  const label = document.querySelector("[data-expires-at]");
  if (!label) return;

  const end = Number(label.dataset.expiresAt);
  const bar = label.closest(".clock").querySelector("progress");
  // The same as the server's: see TokenView. The words around it come with the page, in its language.
  const span = (seconds) => (seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`);

  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    label.textContent = (left > 0 ? label.dataset.left : label.dataset.past).replace("…", span(Math.abs(left)));
    label.classList.toggle("gone", left <= 0);
    bar.value = Math.max(0, left);
    setTimeout(tick, 1000 - (Date.now() % 1000));
  };
  tick();
})();
