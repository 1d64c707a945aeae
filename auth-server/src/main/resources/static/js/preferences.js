// Takes a choice at once. Without this script the form's own button does the same.
const form = document.getElementById("preferences");

/** Keeps what is typed elsewhere on the page: the theme changes in place and is remembered in the background. */
async function changeTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      redirect: "manual",
    });
    if (answer.type !== "opaqueredirect" && !answer.ok) {
      form.submit();
    }
  } catch {
    form.submit();
  }
}

if (form) {
  form.querySelector("button").hidden = true;
  form.elements.theme.addEventListener("change", (event) => changeTheme(event.target.value));
  form.elements.language.addEventListener("change", () => form.submit());
}
