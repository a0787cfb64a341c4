import { atTime } from '../../web/when.ts';
import type { Response } from '../response.ts';
import type { Visit } from '../visit.ts';

/** Says what was saved just now. `?saved=` names the section; nothing in it is believed but a known id. */
export function savedNotice(visit: Visit, response: Response, query: URLSearchParams) {
  const draft = visit.work.drafts.find((candidate) => candidate.sectionId === query.get('saved'));
  const saved = response.sections.find(({ section }) => section.id === draft?.sectionId);
  if (!draft || !saved) return null;
  const problems = response.checked.sections.find((section) => section.id === draft.sectionId)?.problems.length ?? 0;
  const opened = /^\d{1,2}$/.test(query.get('opened') ?? '') ? Number(query.get('opened')) : 0;
  return (
    <div class={problems > 0 ? 'notice warn' : 'notice ok'} role="status">
      <p>
        <strong>Saved</strong>: {saved.section.title}, {atTime(draft.savedAt)}.
        {opened > 0 && ` Your answers opened ${opened === 1 ? 'one more question' : `${opened} more questions`} on this page.`}
      </p>
      {problems > 0 && (
        <p>
          {problems === 1 ? 'One answer there needs' : `${problems} answers there need`} another look before you submit.{' '}
          <a href={`/respond/sections/${saved.section.id}`}>Show them</a>
        </p>
      )}
    </div>
  );
}

/** `some`: how many answers could not be kept; undefined: nothing was saved at all. */
export const unsavedNotice = (some: number | undefined) => (
  <div class="notice warn" role="status">
    <p>
      {some === undefined
        ? 'Not saved yet: you opened the link again since this page was made. What you typed is below; please press Save once more.'
        : `Saved, except for ${some === 1 ? 'one answer' : `${some} answers`}. What you typed is still below; please mend it and save again.`}
    </p>
  </div>
);
