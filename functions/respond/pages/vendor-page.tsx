import type { Child } from 'hono/jsx';
import { portalTexts } from '../../texts/portal.ts';
import { Page } from '../../web/layout.tsx';
import type { Visit } from '../way-in/visit.ts';
import { LanguageSwitch, type TypedForm } from './language-switch.tsx';
import { SessionFields } from './session-fields.tsx';

/** Whoever is at a page: with a link to answer, or with one for conditions. */
export type AtPage = Pick<Visit, 'session' | 'language'> & { work: Pick<Visit['work'], 'assessment'> };

interface VendorPageProps {
  title: string;
  visit: AtPage;
  /** Where the pages of this link begin. */
  home?: '/respond' | '/respond/conditions';
  /** The address of this page, to come back to from a change of language. */
  here: string;
  /** The form that holds what somebody typed, where there is one: a change of language must not lose it. */
  typed?: TypedForm;
  /** Where one came from: the way back, above the heading. */
  back?: { href: string; text: string };
  scripts?: string[];
  children?: Child;
}

/** A page behind a link: about which system, the way back, and a way out for shared computers. */
export function VendorPage({ title, visit, home = '/respond', here, typed, back, scripts, children }: VendorPageProps) {
  const { assessment } = visit.work;
  const t = portalTexts(visit.language).vendorPage;
  return (
    <Page
      title={title}
      context={`${assessment.systemName} · ${assessment.reference}`}
      language={visit.language}
      scripts={scripts}
      languageSwitch={<LanguageSwitch visit={visit} home={home} here={here} typed={typed} />}
    >
      {back && (
        <p class="back no-print">
          <a href={back.href}>{back.text}</a>
        </p>
      )}
      {children}
      <form method="post" action={`${home}/end`} class="leave no-print">
        <SessionFields visit={visit} />
        <p class="hint">{t.shared}</p>
        <button type="submit" class="secondary outline">
          {t.signOut}
        </button>
      </form>
    </Page>
  );
}

export const toTaskList = ({ language }: Pick<Visit, 'language'>) => ({
  href: '/respond',
  text: portalTexts(language).vendorPage.allSections,
});
