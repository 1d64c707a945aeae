// Kiosk: an app that is these files and nothing else. The tokens are in the variable below, for as long as the page is open.
import { Key } from "./key.js";
import { Provider, Refused } from "./provider.js";
import * as page from "./page.js";
import { trials } from "./thief.js";
import { other, translate } from "./words.js";

// Says that it is worth asking whether the session still lives; opens nothing.
const HINT = "kiosk.signed-in";
const EARLY_SECONDS = 10;

let config;
let provider;
let held = null; // { accessToken, refreshToken, idToken, bound, key, expiresAt, refreshes, subject }
let renewing = null;

const begin = async () => {
  translate();
  config = await (await fetch("/config.json", { cache: "no-store", credentials: "omit" })).json();
  page.server(config.issuer);
  try {
    provider = await Provider.at(config);
    const answer = await provider.answer();
    if (answer) return await signedIn(answer);
    // Memory does not outlast a reload, but the session at the server does: it is asked, without a question to the person.
    if (localStorage.getItem(HINT)) return await provider.begin({ silent: true });
  } catch (refused) {
    trouble(refused);
  }
  return page.show("welcome");
};

const signedIn = async ({ tokens, claims, key }) => {
  hold(tokens, { key, refreshes: 0, subject: claims.sub });
  localStorage.setItem(HINT, "yes");
  page.person({ ...claims, ...(await described(claims.sub)) });
  page.noNotice();
  page.show("home");
};

const hold = (tokens, { key, refreshes, subject }) => {
  held = {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? held?.refreshToken,
    idToken: tokens.id_token ?? held?.idToken,
    bound: tokens.token_type?.toLowerCase() === "dpop",
    expiresAt: Date.now() + (tokens.expires_in ?? 300) * 1000,
    key,
    refreshes,
    subject,
  };
  page.token(held);
  page.countdown(secondsLeft());
};

// Name and address, if the server tells them and means the same person (OpenID Connect Core 1.0, section 5.3.2).
const described = async (subject) => {
  if (!provider.metadata.userinfo_endpoint) return {};
  const answer = await provider.call(provider.metadata.userinfo_endpoint, held).catch(() => null);
  const claims = answer?.ok ? await answer.json() : {};
  return claims.sub === subject ? claims : {};
};

// One refresh at a time: whoever comes meanwhile waits for the same one.
const renew = () => {
  renewing ??= (async () => {
    const tokens = await provider.refresh(held.refreshToken, held.bound ? held.key : null);
    hold(tokens, { ...held, refreshes: held.refreshes + 1 });
  })().finally(() => {
    renewing = null;
  });
  return renewing;
};

const call = async (path, options) => {
  if (held.refreshToken && secondsLeft() < EARLY_SECONDS) await renew();
  const address = provider.config.api + path;
  const answer = await provider.call(address, held, options);
  if (answer.status !== 401 || !held.refreshToken) return answer;
  // Taken back, perhaps: then the refresh says so.
  await renew();
  return provider.call(address, held, options);
};

const secondsLeft = () => Math.ceil((held.expiresAt - Date.now()) / 1000);

const forget = async () => {
  held = null;
  localStorage.removeItem(HINT);
  await Key.forget();
  page.show("welcome");
};

const trouble = (refused) => {
  const code = refused instanceof Refused ? refused.code : "other";
  page.notice(code);
  if (["invalid_grant", "not_signed_in", "login_required"].includes(code)) forget();
};

const signOut = async () => {
  const { refreshToken, idToken } = held;
  await provider.revoke(refreshToken);
  const end = provider.end(idToken);
  await forget();
  page.notice(end ? "ended" : "ended_here");
  if (end) location.assign(end);
};

const list = async () => {
  const answer = await call("/api/orders");
  page.orders("GET /api/orders", answer.status, answer.ok ? await answer.json() : []);
};

const order = async (form) => {
  const body = JSON.stringify({ item: form.get("item"), quantity: Number(form.get("quantity")) });
  const answer = await call("/api/orders", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  page.orders("POST /api/orders", answer.status, answer.ok ? [await answer.json()] : []);
};

const steal = async (name) => {
  if (held.refreshToken && secondsLeft() < EARLY_SECONDS) await renew();
  const { text, refused } = await trials[name](held, `${provider.config.api}/api/orders`);
  page.trial(name, text, refused);
};

// A button is out of order while its work is done.
const on = (button, work) =>
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await work();
    } catch (refused) {
      trouble(refused);
    } finally {
      button.disabled = false;
    }
  });

on(document.getElementById("sign-in"), async () => {
  // It may not have answered when the page was opened.
  provider ??= await Provider.at(config);
  await provider.begin({ silent: false });
});
on(document.getElementById("sign-out"), signOut);
on(document.getElementById("call"), list);
on(document.getElementById("refresh"), renew);
on(document.getElementById("language"), () => {
  other();
  location.reload();
});
for (const button of document.querySelectorAll("[data-trial]")) on(button, () => steal(button.dataset.trial));
document.getElementById("order").addEventListener("submit", (event) => {
  event.preventDefault();
  order(new FormData(event.target)).catch(trouble);
});
setInterval(() => held && page.countdown(secondsLeft()), 1000);

begin();
