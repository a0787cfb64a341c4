import * as cheerio from 'cheerio';

/** A field value to fill in: text or a choice; several for checkboxes. */
export type Filled = Record<string, string | string[]>;

interface FormField {
  name: string;
  type: string;
  value: string;
  checked: boolean;
}

interface Form {
  action: string;
  method: string;
  fields: FormField[];
  buttons: { text: string; name?: string; value?: string }[];
}

/**
 * One person with a browser that runs no scripts: follows redirects, keeps cookies, fills in the forms that the pages really
 * have, and never posts what a page does not offer. Throws `UnexpectedPage` when a page is not what was expected.
 */
export class Visitor {
  path = '/';
  html = '';
  status = 0;
  private readonly cookies = new Map<string, Map<string, string>>();
  private url: URL;
  private readonly base: URL;

  constructor(baseUrl: string) {
    this.base = new URL(baseUrl);
    this.url = this.base;
  }

  /** The values of all cookies this browser holds. */
  secrets(): string[] {
    return [...this.cookies.values()].flatMap((jar) => [...jar.values()]);
  }

  get $() {
    return cheerio.load(this.html);
  }
  get heading(): string {
    return this.$('h1').first().text().trim();
  }
  get mainText(): string {
    return this.$('main').text().replace(/\s+/g, ' ').trim();
  }

  async open(address: string): Promise<this> {
    await this.request('GET', new URL(address, this.url));
    return this;
  }

  /** Follows the first link whose text or address contains `text`. */
  async follow(text: string): Promise<this> {
    const link = this.$('a')
      .toArray()
      .map((a) => ({ text: this.$(a).text(), href: this.$(a).attr('href') ?? '' }))
      .find((a) => a.text.includes(text) || a.href.includes(text));
    if (!link) throw this.unexpected(`has no link "${text}"`);
    return this.open(link.href);
  }

  /** All forms of the page, as a browser would see them. */
  forms(): Form[] {
    const $ = this.$;
    return $('form')
      .toArray()
      .map((form) => {
        const fields = $(form)
          .find('input, textarea, select')
          .toArray()
          .map((field) => {
            const f = $(field);
            const type = field.tagName === 'input' ? (f.attr('type') ?? 'text') : field.tagName;
            const value =
              type === 'select'
                ? String(f.find('option[selected]').attr('value') ?? '')
                : type === 'textarea'
                  ? f.text()
                  : f.attr('value');
            return { name: f.attr('name') ?? '', type, value: value ?? '', checked: f.attr('checked') !== undefined };
          })
          .filter((field) => field.name !== '' && field.type !== 'submit');
        const buttons = $(form)
          .find('button')
          .toArray()
          .map((b) => ({ text: $(b).text().trim(), name: $(b).attr('name'), value: $(b).attr('value') }));
        return { action: $(form).attr('action') ?? '', method: ($(form).attr('method') ?? 'get').toLowerCase(), fields, buttons };
      });
  }

  /** Fills in the form that has this button and presses it. Untouched fields are sent as the page has them. */
  async press(button: string, filled: Filled = {}): Promise<this> {
    const form = this.forms().find((candidate) => candidate.buttons.some((b) => b.text.includes(button)));
    const pressed = form?.buttons.find((b) => b.text.includes(button));
    if (!form || !pressed) throw this.unexpected(`has no button "${button}"`);
    const body = new URLSearchParams();
    const names = new Set(form.fields.map((field) => field.name));
    for (const name of Object.keys(filled)) if (!names.has(name)) throw this.unexpected(`has no field "${name}"`);
    for (const field of form.fields) {
      const wanted = filled[field.name];
      const choice = field.type === 'radio' || field.type === 'checkbox';
      if (wanted === undefined) {
        if (!choice || field.checked) body.append(field.name, choice && !field.value ? 'on' : field.value);
      } else if (choice) {
        if ([wanted].flat().includes(field.value)) body.append(field.name, field.value);
      } else if (!body.has(field.name)) for (const value of [wanted].flat()) body.append(field.name, value);
    }
    if (pressed.name) body.append(pressed.name, pressed.value ?? '');
    await this.request(form.method === 'post' ? 'POST' : 'GET', new URL(form.action || this.url.pathname, this.url), body);
    return this;
  }

  /** Chooses a file in the form that has this button, and presses it. */
  async upload(button: string, file: { name: string; type: string; text: string }): Promise<this> {
    const form = this.forms().find((candidate) => candidate.buttons.some((b) => b.text.includes(button)));
    if (!form) throw this.unexpected(`has no button "${button}"`);
    const body = new FormData();
    for (const field of form.fields) {
      if (field.type === 'file') body.append(field.name, new Blob([file.text], { type: file.type }), file.name);
      else body.append(field.name, field.value);
    }
    await this.request('POST', new URL(form.action, this.url), body);
    if (this.status >= 400) throw this.unexpected('refused the file');
    return this;
  }

  expectHeading(text: string): this {
    if (!this.heading.includes(text)) throw this.unexpected(`should be headed "${text}"`);
    return this;
  }

  private async request(method: string, target: URL, form?: URLSearchParams | FormData): Promise<void> {
    let url = target;
    let verb = method;
    let body: URLSearchParams | FormData | undefined = form;
    for (let hop = 0; hop < 12; hop += 1) {
      const headers: Record<string, string> = { cookie: this.cookieLine(url), accept: 'text/html' };
      if (verb === 'POST') headers.origin = this.base.origin;
      if (verb === 'GET' && body instanceof URLSearchParams) url = new URL(`${url.pathname}?${body}`, url);
      const response = await fetch(url, { method: verb, headers, body: verb === 'POST' ? body : undefined, redirect: 'manual' });
      this.keepCookies(url, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location && response.status >= 300 && response.status < 400) {
        await response.arrayBuffer();
        url = new URL(location, url);
        verb = 'GET';
        body = undefined;
        continue;
      }
      this.status = response.status;
      this.html = await response.text();
      this.url = url;
      this.path = url.pathname;
      return;
    }
    throw this.unexpected('redirects without end');
  }

  private cookieLine(url: URL): string {
    return [...(this.cookies.get(url.host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keepCookies(url: URL, lines: string[]): void {
    const jar = this.cookies.get(url.host) ?? new Map<string, string>();
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', ...value] = pair.split('=');
      if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    this.cookies.set(url.host, jar);
  }

  private unexpected(problem: string): Error {
    const error = new Error(`the page ${this.path} (${this.status}, "${this.heading}") ${problem}: ${this.mainText.slice(0, 400)}`);
    error.name = 'UnexpectedPage';
    return error;
  }
}
