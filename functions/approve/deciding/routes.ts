import type { StaffSession } from '../../domain/access-grant.ts';
import type { Sessions } from '../../domain/access-ports.ts';
import { whyNotAsk } from '../../domain/askable.ts';
import { localDate } from '../../domain/business-days.ts';
import { earlierAnswers } from '../../domain/earlier-answers.ts';
import type { Assessments, Catalogs, Clock, Directories, Ledger, Screens } from '../../domain/ports.ts';
import { isLive } from '../../domain/request-plan.ts';
import type { StaffGroup } from '../../domain/vocabulary.ts';
import { whoMayDecide } from '../../domain/who-decides.ts';
import type { Asked } from '../../web/asked.ts';
import { whyNotAskWords } from '../../web/asking-words.ts';
import type { EvidenceDownloads } from '../../web/evidence-downloads.ts';
import { isDownloadable } from '../../web/evidence-list.tsx';
import { notFoundPage } from '../../web/message-page.tsx';
import { seeOther } from '../../web/reply.ts';
import { actorOf, staffGuard } from '../../web/staff-guard.ts';
import { askFromException } from './ask-routes.ts';
import { type DecideExceptionResult, decideException } from './decide-exception.ts';
import { checkDecision, typedDecision } from './decision-form.ts';
import { exceptionPage } from './exception-page.tsx';
import { exceptionsPage } from './exceptions-page.tsx';
import { standingOf } from './standing.ts';
import { type AssessmentHeads, rolesOf, waitingRequests } from './waiting-requests.ts';

export interface ApprovePorts {
  assessments: Assessments;
  assessmentHeads: AssessmentHeads;
  screens: Screens;
  catalogs: Catalogs;
  directories: Directories;
  ledger: Ledger;
  sessions: Sessions;
  clock: Clock;
  downloads: EvidenceDownloads;
}

const deciders: readonly StaffGroup[] = ['risk-owner', 'admin'];
const readers: readonly StaffGroup[] = [...deciders, 'procurement', 'auditor'];

type Refusal = Extract<DecideExceptionResult, { kind: 'refused' }>['reason'];
const refusalWords: Record<Refusal, string> = {
  requester: 'You started this assessment, so others decide on it.',
  'not-entitled': 'You do not decide here: you neither hold the role, nor stand in for somebody who does.',
  'handed-over': 'You handed your part in this exception over.',
  'not-its-turn': 'Others decide first. You get a mail when it is your turn.',
  'ended-elsewhere': 'Another owner rejected, and that settles it for everybody.',
  superseded: 'The supplier changed the answers behind it, so this exception is asked anew.',
  'supplier-asked': 'The supplier was asked about answers in the meantime. You can decide when that is answered.',
  'already-decided': 'You have decided already, or others closed this exception first. Below is what was decided.',
  'stale-basis': 'The answers were scored anew after you opened the page. Please read what has changed and decide again.',
  'conditions-missing': 'Approving with conditions needs at least one condition.',
  'assessment-over': 'The assessment ended in the meantime.',
  'too-late': 'The time to decide was over.',
};

/** The risk owner's pages: what waits for me, one exception, one decision. Others of the staff may read. */
export function approveRoutes(ports: ApprovePorts) {
  const guard = staffGuard(ports);
  const now = () => ports.clock.now().toISOString();

  async function exceptionAsked({ params }: Asked, staff: StaffSession) {
    const [file, directory] = await Promise.all([ports.assessments.file(params.assessment ?? ''), ports.directories.get()]);
    const request = file?.requests.find(({ id }) => id === params.request);
    if (!file || !request) return undefined;
    const catalog = await ports.catalogs.get(file.assessment.catalogHash);
    const { assessment } = file;
    const { policy } = catalog;
    const at = now();
    const entitled = whoMayDecide(request, assessment, directory, localDate(policy.calendar, at));
    const asked = { request, live: file.requests.filter(isLive), assessment, policy, entitled, now: at };
    const mayDecide = deciders.some((group) => staff.groups.includes(group));
    const why = whyNotAsk(file, catalog.policy, asked.now);
    const earlier = await earlierAnswers(ports, file.assessment);
    return {
      ...{ file, request, catalog, directory, standing: standingOf(asked, actorOf(staff), mayDecide) },
      ...(earlier && { earlier }),
      ...(why && { whyNotAsk: whyNotAskWords[why] }),
    };
  }

  const list = guard(readers, async (_, staff) => {
    const roles = await rolesOf(ports, staff.email);
    return exceptionsPage(staff, { roles, waiting: await waitingRequests(ports, roles), now: now() });
  });

  const exception = guard(readers, async (asked, staff) => {
    const shown = await exceptionAsked(asked, staff);
    return shown ? exceptionPage(staff, shown) : notFoundPage();
  });

  const decide = guard(deciders, async (asked, staff) => {
    const shown = await exceptionAsked(asked, staff);
    if (!shown) return notFoundPage();
    const typed = typedDecision(asked.form);
    const checked = checkDecision(typed, now().slice(0, 10));
    const { id: assessmentId } = shown.file.assessment;
    const { id: requestId } = shown.request;
    // Who cannot decide hears why first, not what is wrong with their form.
    if (!checked.ok && shown.standing.kind === 'may-decide') return exceptionPage(staff, shown, typed, checked.errors);
    if (!checked.ok) return seeOther(`/exceptions/${assessmentId}/${requestId}`);
    const result = await decideException(ports, { assessmentId, requestId, form: checked.value, by: actorOf(staff) });
    if (result.kind !== 'refused') return seeOther(`/exceptions/${assessmentId}/${requestId}`);
    const fresh = await exceptionAsked(asked, staff);
    if (!fresh) return notFoundPage();
    const unchanged = { why: refusalWords[result.reason], reasons: checked.value.reasons };
    return exceptionPage(staff, { ...fresh, unchanged }, typed);
  });

  const evidence = guard(readers, async ({ params }) => {
    const work = await ports.assessments.work(params.assessment ?? '');
    const one = work?.evidence.find(({ id }) => id === params.evidence);
    return one && isDownloadable(one) ? seeOther(await ports.downloads.url(one)) : notFoundPage();
  });

  const asking = askFromException(ports, exceptionAsked);

  const one = '/exceptions/{assessment}/{request}';
  return [
    { method: 'GET' as const, path: '/exceptions', handle: list },
    { method: 'GET' as const, path: one, handle: exception },
    { method: 'POST' as const, path: one, handle: decide },
    { method: 'GET' as const, path: `${one}/ask`, handle: guard(deciders, asking.show) },
    { method: 'POST' as const, path: `${one}/ask`, handle: guard(deciders, asking.ask) },
    { method: 'GET' as const, path: `${one}/evidence/{evidence}`, handle: evidence },
  ];
}
