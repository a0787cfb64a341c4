import { freeText } from '../../domain/answers/free-text.ts';
import { namedError } from '../../domain/named-error.ts';
import { portalTexts } from '../../texts/portal.ts';
import { textProblemWords } from '../../texts/problem-words.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { type Check, checkPage } from '../pages/check-page.tsx';
import { receiptPage } from '../pages/receipt-page.tsx';
import type { PortalPorts } from '../ports.ts';
import { submitResponse } from '../submit-response.ts';
import { standing } from '../way-in/standing.ts';
import { languageAsked, switchLanguage } from '../way-in/switch-language.ts';
import { type Visit, visitAgain } from '../way-in/visit.ts';
import { closedNow } from './closed-now.ts';
import { inSession, type PortalRoute, whileOpen } from './route.ts';
import { currentResponse } from './section-routes.ts';

/** Check, submit, receipt. */
export const submitRoutes = (ports: PortalPorts): PortalRoute[] => [
  {
    method: 'GET',
    path: '/respond/check',
    handle: (asked) =>
      whoMaySubmit(ports, asked, async (visit) => checkPage({ visit, response: await currentResponse(ports, visit) })),
  },
  {
    method: 'POST',
    path: '/respond/submit',
    handle: (asked) => whoMaySubmit(ports, asked, (visit) => submit(ports, visit, asked.form)),
  },
  {
    method: 'GET',
    path: '/respond/receipt',
    handle: (asked) => inSession(ports, asked, (visit) => receipt(ports, visit)),
  },
];

/** For everybody else these pages do not exist. */
const whoMaySubmit = (ports: PortalPorts, asked: Asked, then: (visit: Visit) => Promise<Reply>) =>
  whileOpen(ports, asked, async (visit) => (visit.participant.maySubmit ? then(visit) : notFoundPage(visit.language)));

async function submit(ports: PortalPorts, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const texts = portalTexts(visit.language);
  const typed = form.get('signedAs') ?? '';
  const name = freeText(typed.replace(/\s+/g, ' '), 120);
  const errors: { name: string; message: string }[] = [];
  if (name.kind === 'invalid') errors.push({ name: 'signedAs', message: textProblemWords(texts, 'signature', name.problem) });
  else if (name.text === '') errors.push({ name: 'signedAs', message: texts.check.typeYourName });
  if (form.get('declaration') !== 'yes') errors.push({ name: 'declaration', message: texts.check.confirm });
  const again = async (now: Visit, more: Pick<Check, 'errors' | 'unsent'>) =>
    checkPage({ visit: now, response: await currentResponse(ports, now), signedAs: typed, ...more });
  const now = async () => (await visitAgain(ports, visit)) ?? visit;
  const language = languageAsked(form.get('then'));
  if (language) return again(await switchLanguage(ports, visit, language), {});
  if (errors.length > 0 || name.kind === 'invalid') return again(visit, { errors });

  const result = await submitResponse(ports, visit, { checked: form.get('checked') ?? '', signedAs: name.text });
  switch (result.kind) {
    case 'submitted':
      return seeOther('/respond/receipt');
    case 'closed':
      return closedNow(result.status, visit);
    case 'too-large': {
      const message = texts.check.tooLarge(result.kilobytes, result.most);
      return again(visit, { errors: [{ name: 'declaration', message }] });
    }
    case 'refused':
      return notFoundPage(visit.language);
    case 'changed':
      return again(await now(), { unsent: 'changed' });
    case 'being-checked':
      return again(await now(), { unsent: 'not-yet' });
    default:
      return again(await now(), {});
  }
}

async function receipt(ports: PortalPorts, visit: Visit): Promise<Reply> {
  const { assessment } = visit.work;
  const stands = standing(assessment);
  if (stands === 'closed') return closedNow(assessment.status, visit);
  if (stands === 'open' || !assessment.submission) return seeOther('/respond');
  const { revision, hash } = assessment.submission;
  const submission = await ports.submissions.get(assessment.id, revision);
  if (!submission) throw namedError('SubmissionMissing', `submission ${revision} of ${assessment.id} is not stored`);
  return receiptPage(visit, submission, hash);
}
