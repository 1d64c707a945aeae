// A person at a browser without a window: goes where they are sent, signs in, allows, and stops where the browser comes home.

const BUTTONS = ['log-in', 'consent-allow', 'user-code-submit', 'activate-allow'];
const ENDS = ['activate-done', 'form-post'];
const LONGEST_WAY = 20;

export class Person {
  #username;
  #password;
  #cookies = new Map();

  /** The pages that they have seen, the last one last. */
  pages = [];

  constructor(username = 'alice', password = 'wonderland') {
    this.#username = username;
    this.#password = password;
  }

  /** Goes to `address` and on from there until the browser is sent to an address that begins with `home`: what arrives there comes back. */
  async visit(address, home) {
    let at = new URL(address);
    let answer = await this.#request(at);
    for (let step = 0; step < LONGEST_WAY; step++) {
      const location = answer.headers.get('location');
      if (location) {
        at = new URL(location, at);
        if (at.href.startsWith(home)) {
          return at;
        }
        answer = await this.#request(at);
        continue;
      }
      const page = await answer.text();
      this.pages.push(page);
      const end = ENDS.find((each) => page.includes(`data-testid="${each}"`));
      if (end) {
        return end === 'form-post' ? posted(page) : at;
      }
      const form = forms(page).find((each) => each.button);
      if (!form) {
        throw new Error(`lost at ${at.origin}${at.pathname} with ${answer.status}: ${text(page)}`);
      }
      at = new URL(form.action ?? at, at);
      answer = await this.#request(at, this.#filled(form));
    }
    throw new Error(`no end at ${at.origin}${at.pathname}`);
  }

  /** Whether the last page shows what has this `data-testid`. */
  sees(testId) {
    return this.pages.at(-1)?.includes(`data-testid="${testId}"`) ?? false;
  }

  async #request(address, form) {
    const answer = await fetch(address, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      body: form,
      headers: { accept: 'text/html', cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=');
      this.#cookies.set(name, value);
    }
    return answer;
  }

  #filled(form) {
    const fields = new URLSearchParams();
    for (const { name, value, type, checked } of form.inputs) {
      if (name && (type !== 'checkbox' || checked)) {
        fields.append(name, { username: this.#username, password: this.#password }[name] ?? value);
      }
    }
    if (form.button.name) {
      fields.append(form.button.name, form.button.value);
    }
    return fields;
  }
}

/** What a page that posts its fields elsewhere posts there (form_post). */
function posted(page) {
  const { action, inputs } = forms(page)[0];
  return new Request(action, { method: 'POST', body: new URLSearchParams(inputs.map(({ name, value }) => [name, value])) });
}

function forms(page) {
  return [...page.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => {
    const buttons = tags(form, 'button');
    return {
      action: attributes(form.slice(0, form.indexOf('>'))).action,
      inputs: tags(form, 'input'),
      button: BUTTONS.map((id) => buttons.find((button) => button['data-testid'] === id)).find(Boolean),
    };
  });
}

function tags(html, name) {
  return [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => attributes(tag));
}

function attributes(tag) {
  const found = {};
  for (const [, name, value] of tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)) {
    found[name] = value === undefined ? true : decoded(value);
  }
  return { value: '', ...found };
}

function decoded(value) {
  return value.replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(number)).replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}

function text(page) {
  return page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 300);
}
