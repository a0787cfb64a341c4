import { CsrfField } from '../../web/fields.tsx';
import { MADE_FOR, madeForValue } from '../way-in/made-for.ts';
import type { AtPage } from './vendor-page.tsx';

/** What every form of a session carries: its token, and which assessment it was made for. */
export const SessionFields = ({ visit }: { visit: AtPage }) => (
  <>
    <CsrfField csrf={visit.session.csrf} />
    <input type="hidden" name={MADE_FOR} value={madeForValue(visit.work.assessment)} />
  </>
);
