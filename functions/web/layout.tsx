import type { Child } from 'hono/jsx';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import { sharedPageTexts } from '../texts/shared-page.ts';
import { CsrfField } from './fields.tsx';
import { PageLanguage } from './page-language.ts';

export interface Visitor {
  name: string;
  email: string;
  groups: string[];
  csrf: string;
}

export interface PageProps {
  title: string;
  /** A signed-in member of staff gets the console's navigation and a way out. */
  staff?: Visitor;
  /** The path of the current navigation entry. */
  here?: string;
  /** Shown beside the brand on vendor pages: whose questionnaire this is. */
  context?: string;
  /** Of vendor pages; staff pages are in English. */
  language?: Language;
  /** Vendor pages: the way to the other languages, in the header. */
  languageSwitch?: Child;
  wide?: boolean;
  /** Addresses of modules. Every page works without them. */
  scripts?: string[];
  children?: Child;
}

/** Saves sections, looks at files before they are sent, and asks before words are left that stand on their page only. */
export const PORTAL_SCRIPT = '/assets/portal.js';

const navigation = [
  { path: '/console', title: 'Assessments', groups: ['procurement', 'auditor', 'admin'] },
  { path: '/console/suppliers', title: 'Suppliers', groups: ['procurement', 'auditor', 'admin'] },
  { path: '/console/waiting', title: 'Waiting', groups: ['procurement', 'auditor', 'admin', 'risk-owner'] },
  { path: '/exceptions', title: 'Exceptions', groups: ['risk-owner', 'admin'] },
  { path: '/exceptions/conditions', title: 'Conditions', groups: ['risk-owner', 'procurement', 'admin'] },
  { path: '/register', title: 'Accepted risks', groups: ['procurement', 'auditor', 'admin', 'risk-owner'] },
  { path: '/directory', title: 'Who decides', groups: ['procurement', 'auditor', 'admin', 'risk-owner'] },
];

/** Every page of Assay: one heading, skip link, no inline style or script (the CSP forbids both). */
export function Page({
  title,
  staff,
  here,
  context,
  language = DEFAULT_LANGUAGE,
  languageSwitch,
  wide,
  scripts = [],
  children,
}: PageProps) {
  const t = sharedPageTexts(language).layout;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{`${title} · Assay`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/assay.css" />
        {scripts.map((script) => (
          <script type="module" src={script} />
        ))}
      </head>
      <body>
        <a class="skip-link" href="#main">
          {t.skip}
        </a>
        <header class="site-header">
          <div class="container">
            <a class="brand" href={staff ? '/console' : '/'}>
              Assay
            </a>
            {context && <span class="context">{context}</span>}
            {languageSwitch}
            {staff && <StaffNavigation staff={staff} here={here} />}
          </div>
        </header>
        <main id="main" class={wide ? 'container wide' : 'container'} tabindex={-1}>
          <PageLanguage.Provider value={language}>{children}</PageLanguage.Provider>
        </main>
        <footer class="container site-footer">
          <small>{t.footer}</small>
        </footer>
      </body>
    </html>
  );
}

function StaffNavigation({ staff, here }: { staff: Visitor; here?: string }) {
  const entries = navigation.filter((entry) => entry.groups.some((group) => staff.groups.includes(group)));
  return (
    <nav aria-label="Main">
      <ul>
        {entries.map((entry) => (
          <li>
            <a href={entry.path} aria-current={entry.path === here ? 'page' : undefined}>
              {entry.title}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action="/auth/logout" class="sign-out">
        <CsrfField csrf={staff.csrf} />
        <span class="who">{staff.name}</span>
        <button type="submit" class="secondary outline">
          Sign out
        </button>
      </form>
    </nav>
  );
}
