import type { Child } from 'hono/jsx';
import { CsrfField } from '../../web/fields.tsx';
import { Page } from '../../web/layout.tsx';
import type { Visit } from '../visit.ts';

interface VendorPageProps {
  title: string;
  visit: Visit;
  /** Where one came from: the way back, above the heading. */
  back?: { href: string; text: string };
  children?: Child;
}

/** A page of the questionnaire: about which system, the way back, and a way out for shared computers. */
export function VendorPage({ title, visit, back, children }: VendorPageProps) {
  const { assessment } = visit.work;
  return (
    <Page title={title} context={`${assessment.systemName} · ${assessment.reference}`}>
      {back && (
        <p class="back no-print">
          <a href={back.href}>{back.text}</a>
        </p>
      )}
      {children}
      <form method="post" action="/respond/end" class="leave no-print">
        <CsrfField csrf={visit.session.csrf} />
        <p class="hint">On a shared computer? What you saved stays; the link in the email brings you back.</p>
        <button type="submit" class="secondary outline">
          Sign out of this browser
        </button>
      </form>
    </Page>
  );
}

export const toTaskList = { href: '/respond', text: 'All sections' };
