// What the page says. English stands in the page itself, and here is what only comes up later; German is all here.

const EN = {
  language: "Deutsch",
  left: (seconds) => `good for ${seconds} s`,
  gone: "run out: the next call renews it",
  bytes: (count) => `${count} bytes`,
  bound: "DPoP: bound to the key of this page",
  bearer: "bearer: whoever has it can use it",
  none: "not told",
  answered: (call, status) => `${call} was answered with ${status}.`,
  orders: (count) => `${count} orders`,
  noOrders: "No orders yet.",
  refused: (reason) => `Refused: ${reason}.`,
  worked: "It worked. That must not be.",
  workedBearer: "It worked: this token is a bearer token, and whoever has it can use it.",
  unreadable: "The browser does not let it out, not even to this page.",
  opaqueHint: "opaque",
  notices: {
    access_denied: ["You said no", "Nothing was shared and no token was issued."],
    wrong_state: ["This sign-in did not start here", "The answer carried a state that this tab did not make up. It was thrown away before anything was done with it."],
    wrong_issuer: ["The answer came from the wrong server", "One authorization server was asked and another one is named. The code was sent nowhere."],
    id_token: ["The proof of who you are did not hold", "Signature, issuer, audience, time or nonce of the ID token was wrong. Nobody was signed in."],
    not_signed_in: ["Your session is over", "The authorization server knows nobody in this browser any more, so this page has no tokens either. Sign in again."],
    invalid_grant: ["You have been signed out", "The server takes the refresh token no longer: you signed out elsewhere, or the access was taken back."],
    silent: ["A server does not answer", "Or it does not let this page read its answers: it must name the origin of this page (CORS). Try again in a moment."],
    ended: ["Signed out", "The access was given back, and the key is deleted."],
    ended_here: ["Signed out of this page", "This provider has no address to end its own session (no end_session_endpoint): it may still know you."],
    other: ["That did not work", "The server said: "],
  },
};

const DE = {
  language: "English",
  left: (seconds) => `noch ${seconds} s gültig`,
  gone: "abgelaufen: der nächste Aufruf erneuert es",
  bytes: (count) => `${count} Byte`,
  bound: "DPoP: an den Schlüssel dieser Seite gebunden",
  bearer: "Bearer: wer es hat, kann es benutzen",
  none: "nicht mitgeteilt",
  answered: (call, status) => `${call} wurde mit ${status} beantwortet.`,
  orders: (count) => `${count} Bestellungen`,
  noOrders: "Noch keine Bestellungen.",
  refused: (reason) => `Abgelehnt: ${reason}.`,
  worked: "Es ging. Das darf nicht sein.",
  workedBearer: "Es ging: dieses Token ist ein Bearer-Token, und wer es hat, kann es benutzen.",
  unreadable: "Der Browser gibt ihn nicht heraus, auch nicht an diese Seite.",
  opaqueHint: "undurchsichtig",
  notices: {
    access_denied: ["Sie haben abgelehnt", "Nichts wurde weitergegeben, und kein Token wurde ausgestellt."],
    wrong_state: ["Diese Anmeldung hat nicht hier begonnen", "Die Antwort trug ein state, das dieser Tab sich nicht ausgedacht hat. Sie wurde verworfen, ehe irgendetwas damit geschah."],
    wrong_issuer: ["Die Antwort kam vom falschen Server", "Gefragt war ein Server, genannt ist ein anderer. Der Code wurde nirgendwohin geschickt."],
    id_token: ["Der Nachweis, wer Sie sind, hielt nicht", "Signatur, Aussteller, Empfänger, Zeit oder nonce des ID-Tokens war falsch. Niemand wurde angemeldet."],
    not_signed_in: ["Ihre Sitzung ist zu Ende", "Der Anmeldeserver kennt niemanden mehr in diesem Browser, also hat auch diese Seite keine Token. Melden Sie sich neu an."],
    invalid_grant: ["Sie wurden abgemeldet", "Der Server nimmt das Refresh-Token nicht mehr an: Sie haben sich anderswo abgemeldet, oder der Zugriff wurde entzogen."],
    silent: ["Ein Server antwortet nicht", "Oder er lässt diese Seite seine Antworten nicht lesen: er muss ihre Herkunft nennen (CORS). Versuchen Sie es gleich noch einmal."],
    ended: ["Abgemeldet", "Der Zugriff wurde zurückgegeben, und der Schlüssel ist gelöscht."],
    ended_here: ["Von dieser Seite abgemeldet", "Dieser Server hat keine Adresse, um seine eigene Sitzung zu beenden (kein end_session_endpoint): er kennt Sie vielleicht noch."],
    other: ["Das ging nicht", "Der Server sagte: "],
  },
  page: {
    skip: "Zum Inhalt springen",
    signOut: "Abmelden",
    nav: "Sprache und Konto",
    compared: "Die beiden Arten von App im Vergleich",
    eyebrow: "Eine Beispiel-App",
    headline: "Eine App ohne Server",
    lead: "Kiosk ist eine Handvoll Dateien. Er meldet Sie selbst an, hält seine Token im Speicher dieser Seite und bindet sie an einen Schlüssel, den kein Skript lesen kann, auch dieses nicht.",
    signIn: "Anmelden",
    at: "bei",
    signedInAs: "Angemeldet als",
    useApi: "Die API benutzen",
    useApiText: "Diese Seite selbst zeigt der API das Access-Token, mit einem Nachweis, dass sie den Schlüssel hat. Kein Server der App steht dazwischen, denn es gibt keinen.",
    callOrders: "Die Bestell-API aufrufen",
    item: "Artikel",
    quantity: "Menge",
    placeOrder: "Bestellen",
    whoHolds: "Wer hält den Zustand?",
    cookie: "Cookie",
    cookieHolder: "keines von dieser App",
    cookieText: "Das einzige Cookie gehört dem Server, unter dessen Adresse. Diese Seite kann es weder lesen noch mitschicken: ihre Anfragen lassen Cookies zu Hause.",
    session: "Sitzung",
    sessionHolder: "liegt beim Anmeldeserver",
    sessionText: "Laden Sie die Seite neu, und die Token sind weg; die Sitzung nicht. Sie wird gefragt, ohne Frage an Sie, und gibt neue.",
    token: "Token",
    tokenHolder: "im Speicher dieser Seite",
    kind: "Art",
    size: "Größe",
    refreshes: "erneuert",
    refreshNow: "Jetzt erneuern",
    thief: "Was ein Dieb hätte",
    thiefText: "Angenommen, ein Skript, das nicht hierher gehört, hätte das Access-Token gelesen und verschickt. Probieren Sie, was es anderswo wert ist: jeder Versuch ist eine echte Anfrage an die API.",
    stealBare: "Das Token ohne Nachweis benutzen",
    stealKey: "Es mit einem Schlüssel des Diebes benutzen",
    stealReplay: "Einen alten Nachweis noch einmal schicken",
    stealExport: "Den privaten Schlüssel lesen",
    inside: "Im Access-Token",
    opaque: "Es ist undurchsichtig: nur der Server, der es ausgestellt hat, kann sagen, was es bedeutet.",
    price: "Was es kostet, keinen Server zu haben",
    withServer: "Orchard: ein Server für den Browser",
    withoutServer: "Kiosk: der Browser allein",
    p1: "Wo die Token sind",
    p1a: "auf dem Server der App; der Browser hat ein Cookie",
    p1b: "in der Seite, solange sie offen ist",
    p2: "Ein fremdes Skript in der Seite kann",
    p2a: "durch die offene Seite handeln; ein Token findet es nicht",
    p2b: "durch die offene Seite handeln, die Token lesen und eine eigene Anmeldung mit eigenem Schlüssel beginnen",
    p3: "Ein gelesenes Token ist wert",
    p3a: "es ist nicht da, um gelesen zu werden",
    p3b: "anderswo nichts, wenn es an den Schlüssel gebunden ist (DPoP); alles, wenn es ein Bearer-Token ist",
    p4: "Die App beweist, wer sie ist",
    p4a: "mit einem Geheimnis oder einem eigenen Schlüssel",
    p4b: "gar nicht: wer ihren Namen abschreibt, ist sie. Nur ihre Adresse unterscheidet sie",
    p5: "Neu laden",
    p5a: "kostet nichts",
    p5b: "kostet einen Weg zum Server und zurück",
    p6: "Abmeldung anderswo",
    p6a: "erfährt sie sofort (Back-Channel)",
    p6b: "bemerkt sie beim nächsten Aufruf",
    p7: "Zum Betrieb",
    p7a: "braucht es einen Server mit Sitzungen",
    p7b: "genügt jeder Ort, der Dateien ausgibt; und Server und API müssen ihre Herkunft zulassen (CORS)",
    advice: "Also: ist ein Server da, so halte er die Token. Ist keiner da, mache man es so und halte fremde Skripte durch eine strenge Content Security Policy fern: sie, nicht DPoP, ist die erste Verteidigung.",
    foot: "Kiosk ist eine Vorführung: ein öffentlicher Client mit PKCE und DPoP, ohne Framework, ohne Build. Lesen Sie den Quelltext: er ist, was Sie sehen.",
  },
};

const CHOICE = "kiosk.language";
const chosen = () => localStorage.getItem(CHOICE) ?? (navigator.language.toLowerCase().startsWith("de") ? "de" : "en");

export const words = chosen() === "de" ? DE : EN;

export const other = () => {
  localStorage.setItem(CHOICE, chosen() === "de" ? "en" : "de");
};

// Puts the page's own texts into the language that is wanted.
export const translate = () => {
  document.documentElement.lang = chosen();
  const language = document.getElementById("language");
  language.textContent = words.language;
  language.lang = chosen() === "de" ? "en" : "de";
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = words.page?.[element.dataset.word] ?? element.textContent;
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words.page?.[element.dataset.label] ?? element.getAttribute("aria-label"));
  }
};
