import type { Child } from 'hono/jsx';
import type { VisibleSection } from '../../domain/visible-questions.ts';
import { own } from '../../domain/visible-questions.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { CsrfField } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { filesOf, problemOf, type Response } from '../response.ts';
import { fields } from '../section-form.ts';
import { damage } from '../storable.ts';
import type { Visit } from '../visit.ts';
import { QuestionField } from './question-field.tsx';
import { toTaskList, VendorPage } from './vendor-page.tsx';

export interface SectionView {
  visit: Visit;
  response: Response;
  current: VisibleSection;
  /** What just happened, above the questions. */
  notice?: Child;
  /** What could not be kept as typed, by question id; wins over the stored answer's own problem. */
  unsaved?: { questionId: string; message: string }[];
  status?: number;
  /** The version that the shown answers were made from, where it is not the stored one. */
  version?: number;
}

/** All visible questions of one section, as saved so far. */
export function sectionPage(view: SectionView): Promise<Reply> {
  const { visit, response, current, notice, unsaved = [], status = 200 } = view;
  const { section, questions } = current;
  const place = response.sections.findIndex((visible) => visible.section.id === section.id) + 1;
  const isLast = place === response.sections.length;
  const asked = questions.map((question) => ({
    question,
    draft: own(response.drafts, question.id),
    files: filesOf(response, question),
    problem:
      unsaved.find((entry) => entry.questionId === question.id)?.message ??
      problemOf(response, question.id) ??
      damage(own(response.drafts, question.id)),
  }));
  const errors = asked.flatMap(({ question, problem }) =>
    problem ? [{ name: fields.value(question.id), message: `${problem} (${shortened(question.text)})` }] : [],
  );
  const stored = visit.work.drafts.find((draft) => draft.sectionId === section.id)?.version ?? 0;
  return page(
    <VendorPage title={errors.length > 0 ? `Please check: ${section.title}` : section.title} visit={visit} back={toTaskList}>
      <ErrorSummary errors={errors} />
      {notice}
      <p class="hint">
        Section {place} of {response.sections.length}
      </p>
      <h1>{section.title}</h1>
      <p>{section.intro}</p>
      <p class="hint">Best answered by: {section.whoKnows}</p>
      <form method="post" action={`/respond/sections/${section.id}`}>
        <CsrfField csrf={visit.session.csrf} />
        <input type="hidden" name="version" value={String(view.version ?? stored)} />
        {/* The Enter key presses a form's first button: it must save and stay. */}
        <button type="submit" name="then" value="stay" class="visually-hidden" tabindex={-1}>
          Save this section
        </button>
        {asked.map((each) => (
          <QuestionField {...each} />
        ))}
        <div class="actions">
          <button type="submit" name="then" value="next">
            {isLast ? 'Save and check your answers' : 'Save and go to the next section'}
          </button>
          <button type="submit" name="then" value="stay" class="secondary outline">
            Save
          </button>
        </div>
      </form>
    </VendorPage>,
    status,
  );
}

/** A question's text, short enough to stand in a list of problems. */
export const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 78).trimEnd()} …` : text);
