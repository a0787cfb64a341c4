import type { SectionDraft } from '../../domain/submission.ts';
import { own, type VisibleSection } from '../../domain/visible-questions.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Choices, CsrfField } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { typedText } from '../answer-text.ts';
import { fields, isEmpty, type PostedSection, valuesOf } from '../section-form.ts';
import type { Visit } from '../visit.ts';
import { AnswerView } from './answer.tsx';
import { toTaskList, VendorPage } from './vendor-page.tsx';

export interface Conflict {
  visit: Visit;
  section: VisibleSection['section'];
  posted: PostedSection;
  theirs: SectionDraft;
  differing: string[];
  /** What the pressed button asked for; kept for after the choice. */
  then: string;
  /** A choice was sent, but not for every question. */
  undecided: boolean;
}

/** Two people, or two windows, saved one section: both versions, question by question. Nothing is lost, nothing is guessed. */
export function conflictPage({ visit, section, posted, theirs, differing, then, undecided }: Conflict): Promise<Reply> {
  const questions = section.questions.filter((question) => differing.includes(question.id));
  const who = theirs.savedBy.name;
  const errors = undecided
    ? questions
        .filter((question) => posted.undecided.includes(question.id))
        .map((question) => ({ name: fields.pick(question.id), message: `Choose which answer to keep: ${question.text}` }))
    : [];
  return page(
    <VendorPage title={`Two versions of: ${section.title}`} visit={visit} back={toTaskList}>
      <ErrorSummary errors={errors} />
      <h1>Which answers do you want to keep?</h1>
      <div class="notice warn">
        <p>
          While you were typing, {who} saved this section in another window ({atTime(theirs.savedAt)}). Your answers are not saved
          yet. Where the two differ, choose one; what you both answered alike stays.
        </p>
      </div>
      <form method="post" action={`/respond/sections/${section.id}`}>
        <CsrfField csrf={visit.session.csrf} />
        <input type="hidden" name="version" value={String(theirs.version)} />
        <input type="hidden" name="then" value={then} />
        {[...posted.typed].map(([id, mine]) => (
          <>
            <input type="hidden" name="shown" value={id} />
            {valuesOf(mine).map((value) => (
              <input type="hidden" name={fields.value(id)} value={value} />
            ))}
            {mine.reason && <input type="hidden" name={fields.reason(id)} value={mine.reason} />}
            {mine.comment && <input type="hidden" name={fields.comment(id)} value={mine.comment} />}
          </>
        ))}
        {questions.map((question) => {
          const mine = posted.typed.get(question.id);
          const other = own(theirs.answers, question.id);
          return (
            <section class="versions">
              <h2>{question.text}</h2>
              <input type="hidden" name="differs" value={question.id} />
              <div class="two">
                <div>
                  <h3>Typed here</h3>
                  <AnswerView answer={typedText(question, mine)} files={[]} />
                </div>
                <div>
                  <h3>Saved by {who}</h3>
                  <AnswerView answer={typedText(question, other)} files={[]} />
                </div>
              </div>
              <Choices
                name={fields.pick(question.id)}
                label="Keep which answer?"
                error={errors.find((error) => error.name === fields.pick(question.id)) && 'Choose which answer to keep.'}
                choices={[
                  { value: 'mine', label: 'What was typed here' },
                  { value: 'theirs', label: `What ${who} saved` },
                ]}
                // Where only one of them says something, that is the likely choice; it can be changed.
                chosen={[posted.picks.get(question.id) ?? (isEmpty(other) ? 'mine' : isEmpty(mine) ? 'theirs' : '')]}
              />
            </section>
          );
        })}
        <button type="submit">Save my choice</button>
      </form>
    </VendorPage>,
    409,
  );
}
