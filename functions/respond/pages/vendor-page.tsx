import type { Child } from 'hono/jsx';
import { portalTexts } from '../../texts/portal.ts';
import { CsrfField } from '../../web/fields.tsx';
import { Page } from '../../web/layout.tsx';
import type { Visit } from '../way-in/visit.ts';
import { LanguageSwitch, type TypedForm } from './language-switch.tsx';

interface VendorPageProps {
  title: string;
  visit: Visit;
  /** The address of this page, to come back to from a change of language. */
  here: string;
  /** The form that holds what somebody typed, where there is one: a change of language must not lose it. */
  typed?: TypedForm;
  /** Where one came from: the way back, above the heading. */
  back?: { href: string; text: string };
  scripts?: string[];
  children?: Child;
}

/** A page of the questionnaire: about which system, the way back, and a way out for shared computers. */
export function VendorPage({ title, visit, here, typed, back, scripts, children }: VendorPageProps) {
  const { assessment } = visit.work;
  const t = portalTexts(visit.language).vendorPage;
  return (
    <Page
      title={title}
      context={`${assessment.systemName} · ${assessment.reference}`}
      language={visit.language}
      scripts={scripts}
      languageSwitch={<LanguageSwitch visit={visit} here={here} typed={typed} />}
    >
      {back && (
        <p class="back no-print">
          <a href={back.href}>{back.text}</a>
        </p>
      )}
      {children}
      <form method="post" action="/respond/end" class="leave no-print">
        <CsrfField csrf={visit.session.csrf} />
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
