// Takes a choice as soon as it is made. Without this script the form's own button does the same.
const form = document.getElementById("preferences");
const theme = form?.elements.theme;

/** Kept as the server would keep it. */
function keepTheme() {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `signet_theme=${theme.value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** Applied in place, so that nothing typed elsewhere on the page is lost. */
function showTheme() {
  document.documentElement.dataset.theme = theme.value;
}

/** The texts come from the server. Only the language is sent, so that the theme keeps following the device. */
function sendLanguage() {
  theme.disabled = true;
  form.submit();
}

/** A page out of the browser's history comes as it was left: the theme may have been changed since. */
function comeBack() {
  const kept = document.cookie.match(/(?:^|; )signet_theme=(auto|light|dark)(?:;|$)/);
  theme.disabled = false;
  theme.value = kept ? kept[1] : theme.value;
  showTheme();
}

if (form) {
  form.querySelector("button").hidden = true;
  theme.addEventListener("change", keepTheme);
  theme.addEventListener("change", showTheme);
  form.elements.language.addEventListener("change", sendLanguage);
  window.addEventListener("pageshow", comeBack);
}
