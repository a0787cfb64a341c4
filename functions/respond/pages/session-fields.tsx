import { PAGE_LANGUAGE } from '../../web/browser-language.ts';
import { CsrfField } from '../../web/fields.tsx';
import { MADE_FOR, madeForValue } from '../way-in/made-for.ts';
import type { AtPage } from './vendor-page.tsx';

/** What every form of a session carries: its token, which assessment it was made for, and the language to answer in where the session is over. */
export const SessionFields = ({ visit }: { visit: AtPage }) => (
  <>
    <CsrfField csrf={visit.session.csrf} />
    <input type="hidden" name={MADE_FOR} value={madeForValue(visit.work.assessment)} />
    <input type="hidden" name={PAGE_LANGUAGE} value={visit.language} />
  </>
);
