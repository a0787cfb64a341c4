import * as cheerio from 'cheerio';
import { pages } from '../../functions/platform/page-chain.ts';
import type { PortalRoute } from '../../functions/respond/routes/route.ts';
import { browserLanguage } from '../../functions/web/browser-language.ts';

type Result = { statusCode: number; headers: Record<string, string>; cookies: string[]; body: string };
export const ORIGIN = 'https://assay.buyer.example';

/** A browser in front of the portal's real middleware: cookies, redirects, and forms as the pages have them. */
export class VendorBrowser {
  status = 0;
  html = '';
  path = '';
  headers: Record<string, string> = {};
  cookies: Record<string, string> = {};
  /** What it prefers to read, as it says in every request. */
  acceptLanguage = '';
  /** Every Set-Cookie so far. */
  setCookies: string[] = [];
  /** The page as it was parsed: a large one is not parsed for every look. */
  private read?: { html: string; $: cheerio.CheerioAPI };
  private readonly handler: (event: never, context: never) => Promise<unknown>;

  constructor(routes: PortalRoute[]) {
    this.handler = pages(routes, { origin: ORIGIN, formActions: ['https://evidence.example'], speaks: browserLanguage }) as never;
  }

  /** A second tab or another person's browser on the same portal. */
  sibling(): VendorBrowser {
    const other = Object.create(VendorBrowser.prototype) as VendorBrowser;
    return Object.assign(other, this, { cookies: { ...this.cookies }, setCookies: [...this.setCookies] });
  }

  get $() {
    if (this.read?.html !== this.html) this.read = { html: this.html, $: cheerio.load(this.html) };
    return this.read.$;
  }
  get heading(): string {
    return this.$('h1').text().trim();
  }
  get text(): string {
    return this.$('main').text().replace(/\s+/g, ' ');
  }

  async get(address: string, method = 'GET'): Promise<this> {
    return this.request(method, address);
  }

  /** The fields of the form that has this button, as a browser would send them. */
  fields(button: string): { action: string; form: URLSearchParams } {
    const $ = this.$;
    const pressed = $('button')
      .toArray()
      .find((candidate) => $(candidate).text().includes(button));
    if (!pressed) throw new Error(`${this.path} has no button "${button}"`);
    const named = $(pressed).attr('form');
    const form = named ? $(`form[id="${named}"]`) : $(pressed).closest('form');
    const fields = new URLSearchParams();
    for (const field of form.find('input, textarea, select').toArray()) {
      const type = $(field).attr('type');
      const name = $(field).attr('name') ?? '';
      if ((type === 'radio' || type === 'checkbox') && $(field).attr('checked') === undefined) continue;
      // A browser sends line breaks as CRLF.
      const chosen = $(field).find('option[selected]');
      const options = chosen.length > 0 ? chosen : $(field).find('option');
      const typed = field.tagName === 'select' ? options.first() : $(field);
      const value = field.tagName === 'textarea' ? $(field).text() : (typed.attr('value') ?? '');
      fields.append(name, value.replace(/\r\n?|\n/g, '\r\n'));
    }
    const name = $(pressed).attr('name');
    if (name) fields.append(name, $(pressed).attr('value') ?? '');
    return { action: form.attr('action') ?? this.path, form: fields };
  }

  /** Fills in the form of this button and presses it. `null` leaves a field out. */
  async press(button: string, filled: Record<string, string | string[] | null> = {}): Promise<this> {
    const { action, form } = this.fields(button);
    for (const [name, value] of Object.entries(filled)) {
      form.delete(name);
      for (const one of value === null ? [] : [value].flat()) form.append(name, one);
    }
    return this.post(action, form);
  }

  async post(address: string, form: URLSearchParams | string, headers: Record<string, string> = {}): Promise<this> {
    return this.request('POST', address, String(form), headers);
  }

  private async request(method: string, address: string, body?: string, headers: Record<string, string> = {}): Promise<this> {
    const url = new URL(address, `${ORIGIN}${this.path}`);
    const cookie = Object.entries(this.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath: decodeURIComponent(url.pathname),
      rawQueryString: url.search.slice(1),
      headers: {
        host: url.host,
        cookie,
        'accept-language': this.acceptLanguage,
        ...(body !== undefined && { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      requestContext: { http: { method, path: url.pathname }, domainName: url.host },
      ...(body !== undefined && { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }),
    };
    const result = (await this.handler(event as never, {} as never)) as Result;
    this.setCookies.push(...result.cookies);
    for (const line of result.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) delete this.cookies[name];
      else this.cookies[name] = value;
    }
    this.headers = result.headers;
    const location = result.headers.location ?? result.headers.Location;
    if (location) return this.request('GET', new URL(location, url).href);
    this.status = result.statusCode;
    this.html = result.body;
    this.path = url.pathname;
    return this;
  }
}
