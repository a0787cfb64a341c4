import type { Policy } from '../../domain/catalog/policy.ts';
import type { Language } from '../../domain/language.ts';
import type { AssessmentWork } from '../../domain/ports.ts';
import { dueNow, responseDeadlines } from '../../domain/time/response-deadlines.ts';
import { portalTexts } from '../../texts/portal.ts';
import { atTime } from '../../web/when.ts';

interface Shown {
  work: Pick<AssessmentWork, 'assessment' | 'followUps'>;
  policy: Policy;
  at: string;
  language: Language;
}

/** Among the facts: until when to answer. Once that day has passed nobody is asked for it any more: it says so, and what is still possible. */
export function DueFact({ work, policy, at, language }: Shown) {
  const due = dueNow(responseDeadlines(work, policy), at);
  if (!due) return null;
  const t = portalTexts(language).due;
  const time = (instant: string) => <time datetime={instant}>{atTime(instant, language)}</time>;
  return (
    <>
      <dt>{due.late ? t.late : t.by}</dt>
      <dd>{due.late ? t.was(time(due.dueAt), due.closesAt && time(due.closesAt)) : time(due.dueAt)}</dd>
    </>
  );
}
