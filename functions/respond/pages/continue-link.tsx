import { portalTexts } from '../../texts/portal.ts';
import { fieldId } from '../../web/fields.tsx';
import type { Response } from '../answers/response.ts';
import { fields } from '../answers/section-form.ts';
import type { Visit } from '../way-in/visit.ts';
import { whereLeft } from '../way-in/where-left.ts';

/** Back to where somebody stopped: offered, not forced. Nothing for who has just begun or is done. */
export function ContinueLink({ visit, response }: { visit: Visit; response: Response }) {
  const place = whereLeft(visit, response);
  if (!place) return null;
  const { section, questionId, question, questions } = place;
  return (
    <p>
      <a class="button" href={`/respond/sections/${section.id}#${fieldId(fields.value(questionId))}`}>
        {portalTexts(visit.language).saving.continue(section.title, question, questions)}
      </a>
    </p>
  );
}
