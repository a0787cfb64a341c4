import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';

/** Above a form that came with the token of an earlier visit: it has not been saved yet, and is all there. */
export const AgainNotice = ({ language }: { language: Language }) => (
  <div class="notice warn" role="status">
    <p>{portalTexts(language).notSaved.again}</p>
  </div>
);
