// What is on the page, and nothing of how it came about. Texts of others are set as text, never as markup.
import { decoded } from "./encoding.js";
import { words } from "./words.js";

const element = (id) => document.getElementById(id);

const fill = (name, text) => {
  for (const place of document.querySelectorAll(`[data-fill="${name}"]`)) place.textContent = text;
};

const facts = (list, pairs) => {
  list.replaceChildren(
    ...pairs.map(([name, value]) => {
      const row = document.createElement("div");
      const term = document.createElement("dt");
      const text = document.createElement("dd");
      term.textContent = name;
      text.textContent = typeof value === "string" ? value : JSON.stringify(value);
      text.className = "value";
      row.append(term, text);
      return row;
    }),
  );
};

export const show = (place) => {
  element("welcome").hidden = place !== "welcome";
  element("home").hidden = place !== "home";
  element("sign-out").hidden = place !== "home";
};

export const server = (issuer) => fill("issuer", issuer);

// One of the words above, or a code of the server's.
export const notice = (code) => {
  const known = words.notices[code];
  const [title, text] = known ?? [words.notices.other[0], words.notices.other[1] + code];
  const box = element("notice");
  box.querySelector("h2").textContent = title;
  box.querySelector("p").textContent = text;
  box.classList.toggle("grave", !["ended", "ended_here", "access_denied", "not_signed_in"].includes(code));
  box.dataset.notice = code;
  box.hidden = false;
};

export const noNotice = () => {
  element("notice").hidden = true;
};

export const person = (claims) => {
  fill("username", claims.preferred_username ?? claims.sub);
  fill("name", claims.name ?? claims.preferred_username ?? claims.sub);
  fill("sid", claims.sid ?? words.none);
  facts(element("person"), Object.entries({ sub: claims.sub, email: claims.email }).filter(([, value]) => value));
};

export const token = ({ accessToken, bound, refreshes }) => {
  const parts = decoded(accessToken);
  fill("tokenType", bound ? words.bound : words.bearer);
  fill("size", words.bytes(accessToken.length) + (parts ? "" : `, ${words.opaqueHint}`));
  fill("refreshes", String(refreshes));
  element("opaque").hidden = parts !== null;
  facts(element("claims"), parts ? Object.entries(parts.claims) : []);
};

export const countdown = (seconds) => {
  const expiry = element("expiry");
  expiry.textContent = seconds > 0 ? words.left(seconds) : words.gone;
  expiry.dataset.left = String(Math.max(0, seconds));
  element("left").value = Math.max(0, seconds);
};

export const orders = (call, status, list) => {
  const box = element("answer");
  box.dataset.status = String(status);
  const line = document.createElement("p");
  line.textContent = words.answered(call, status);
  const rows = document.createElement("ul");
  for (const order of list) {
    const row = document.createElement("li");
    row.textContent = `${order.quantity} × ${order.item}`;
    rows.append(row);
  }
  const none = document.createElement("p");
  none.textContent = words.noOrders;
  const placed = status >= 200 && status < 300;
  box.replaceChildren(line, ...(placed ? [list.length > 0 ? rows : none] : []));
  box.hidden = false;
};

export const trial = (name, text, refused) => {
  const output = document.querySelector(`[data-trial="${name}"] + output`);
  output.textContent = text;
  output.dataset.refused = String(refused);
};
