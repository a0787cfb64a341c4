import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { typedText } from '../answers/answer-text.ts';
import type { LostAnswer } from '../answers/lost-answers.ts';
import type { Visit } from '../way-in/visit.ts';
import { type Kept, KeptWords } from './kept-words.tsx';
import { requesterOf } from './requester.tsx';
import { toTaskList, VendorPage } from './vendor-page.tsx';

/** Each under its question. */
export const keptAnswers = ({ language }: Pick<Visit, 'language'>, lost: readonly LostAnswer[]): Kept[] =>
  lost.map(({ question, draft }) => ({ label: question.text, answer: typedText(portalTexts(language), question, draft) }));

/** Words that came when the questionnaire was over: why they were not saved, and the words. */
export function overPage(visit: Visit, words: readonly Kept[]): Promise<Reply> {
  const { assessment, followUps } = visit.work;
  const { submission, systemName, reference } = assessment;
  const t = portalTexts(visit.language);
  const { submitted, lapsed, withdrawn } = t.notSaved;
  const isLapsed = assessment.status === 'lapsed' || followUps.at(-1)?.status === 'lapsed';
  const next = <a href="/respond/receipt">{submitted.next}</a>;
  const whom = t.closed.questions(requesterOf(assessment).contact, reference);
  if (assessment.status !== 'withdrawn' && !isLapsed && submission) {
    const why = submitted.why(submission.by.name, atTime(submission.at, visit.language));
    return notSaved(visit, { status: 410, title: submitted.title, why, next }, words);
  }
  const { title, why } = isLapsed ? lapsed : withdrawn;
  return notSaved(visit, { status: 410, title, why: why(systemName), next: whom }, words);
}

/** Words for what is not, or no longer, the visitor's to change. */
export const notYoursPage = (visit: Visit, words: readonly Kept[]): Promise<Reply> => absentPage(visit, 'notYours', words);

/** Words about a file that is not there any more, or not for them: what they are not handed does not exist for them. */
export const fileGonePage = (visit: Visit, words: readonly Kept[]): Promise<Reply> => absentPage(visit, 'fileGone', words);

/** The status is that of an address that does not exist. */
function absentPage(visit: Visit, what: 'notYours' | 'fileGone', words: readonly Kept[]): Promise<Reply> {
  const { title, why } = portalTexts(visit.language).notSaved[what];
  const { href, text } = toTaskList(visit);
  return notSaved(visit, { status: 404, title, why, next: <a href={href}>{text}</a> }, words);
}

function notSaved(
  visit: Visit,
  { status, title, why, next }: { status: number; title: string; why: string; next: unknown },
  words: readonly Kept[],
): Promise<Reply> {
  return page(
    <VendorPage title={title} visit={visit} here="/respond">
      <h1>{title}</h1>
      <p>{why}</p>
      <p>{portalTexts(visit.language).notSaved.onlyHere}</p>
      <KeptWords words={words} language={visit.language} />
      <p>{next}</p>
    </VendorPage>,
    status,
  );
}

/** Above a page: answers of the form that came which are not open for answers at present. */
export function NotOpen({ visit, lost }: { visit: Visit; lost: readonly LostAnswer[] }) {
  if (lost.length === 0) return null;
  const t = portalTexts(visit.language).notSaved;
  return (
    <div class="notice warn" role="status">
      <p>{t.notOpen(lost.length)}</p>
      <p>{t.onlyHere}</p>
      <KeptWords words={keptAnswers(visit, lost)} language={visit.language} />
    </div>
  );
}
