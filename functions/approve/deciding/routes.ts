import { earlierAnswers } from '../../domain/answers/earlier-answers.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { Sessions, Suppressions } from '../../domain/links/access-ports.ts';
import type { Assessments, Catalogs, Clock, Directories, Ledger, Screens } from '../../domain/ports.ts';
import type { StaffGroup } from '../../domain/vocabulary.ts';
import type { EvidenceDownloads } from '../../web/evidence-downloads.ts';
import { isDownloadable } from '../../web/evidence-list.tsx';
import { notFoundPage } from '../../web/message-page.tsx';
import { seeOther } from '../../web/reply.ts';
import { actorOf, staffGuard } from '../../web/staff-guard.ts';
import type { Typed } from '../../web/typed-form.ts';
import { answersPage } from './answers-page.tsx';
import { answersSectionPage } from './answers-section-page.tsx';
import { askFromException } from './ask-routes.ts';
import { decideException } from './decide-exception.ts';
import { checkDecision, typedDecision } from './decision-form.ts';
import { type Around, exceptionPage } from './exception-page.tsx';
import { deciders, type ExceptionShown, findException, mayDecideAtAll } from './exception-shown.ts';
import { exceptionsPage, fromQuery } from './exceptions-page.tsx';
import { handOverFromException } from './hand-over-routes.ts';
import { peopleOf } from './people-of.ts';
import { type Refusal, refusalOf, refusalTo, refusalWords } from './refusal-words.ts';
import { restsOn } from './rests-on.ts';
import { similarExceptions } from './similar-exceptions.ts';
import { type AssessmentHeads, waitingRequests } from './waiting-requests.ts';

export interface ApprovePorts {
  assessments: Assessments;
  assessmentHeads: AssessmentHeads;
  screens: Pick<Screens, 'openRequestsFrom' | 'closedRequests'>;
  catalogs: Catalogs;
  directories: Directories;
  ledger: Ledger;
  sessions: Sessions;
  suppressions: Pick<Suppressions, 'get'>;
  clock: Clock;
  downloads: EvidenceDownloads;
}

const readers: readonly StaffGroup[] = [...deciders, 'procurement', 'auditor'];

/** The risk owner's pages: what waits for me, one exception, one decision. Others of the staff may read. */
export function approveRoutes(ports: ApprovePorts) {
  const guard = staffGuard(ports);
  const find = findException(ports);

  async function around({ file, request }: ExceptionShown): Promise<Around> {
    const [similar, earlier] = await Promise.all([similarExceptions(ports, request), earlierAnswers(ports, file.assessment)]);
    return { similar, ...(earlier && { earlier }) };
  }

  const changedNothing = async (staff: StaffSession, shown: ExceptionShown, typed: Typed, reason: Refusal) =>
    exceptionPage(staff, shown, { ...(await around(shown)), unchanged: refusalWords[reason] }, typed);

  const list = guard(readers, async ({ query }, staff) => {
    const directory = await ports.directories.get();
    const from = fromQuery(query);
    const reader = { who: actorOf(staff), mayDecide: mayDecideAtAll(staff) };
    const list = await waitingRequests(ports, directory, reader, from);
    return exceptionsPage(staff, { directory, ...list, isFirst: from === undefined, now: ports.clock.now().toISOString() });
  });

  const exception = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    return shown ? exceptionPage(staff, shown, await around(shown)) : notFoundPage();
  });

  const decide = guard(deciders, async (asked, staff: StaffSession) => {
    const shown = await find(asked, staff);
    if (!shown) return notFoundPage();
    const typed = typedDecision(asked.form);
    const { lastDay, lastDayBy } = shown.approving;
    const checked = checkDecision(typed, { today: shown.today, lastDay, lastDayBy, people: peopleOf(shown.directory) });
    const here = `/exceptions/${shown.file.assessment.id}/${shown.request.id}`;
    const { standing } = shown;
    if (!checked.ok) {
      // Who cannot decide hears why, not what is wrong with their form.
      if (standing.kind !== 'may-decide') return changedNothing(staff, shown, typed, refusalOf(standing, shown.request));
      return exceptionPage(staff, shown, await around(shown), typed, checked.errors);
    }
    const { id: assessmentId } = shown.file.assessment;
    const decision = { assessmentId, requestId: shown.request.id, form: checked.value, by: actorOf(staff) };
    const result = await decideException(ports, decision);
    if (result.kind !== 'refused') return seeOther(here);
    const fresh = await find(asked, staff);
    return fresh ? changedNothing(staff, fresh, typed, refusalTo(fresh.standing, result.reason)) : notFoundPage();
  });

  const answers = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    const rests = shown && restsOn(shown);
    return rests ? answersPage(staff, shown, rests) : notFoundPage();
  });

  const section = guard(readers, async (asked, staff) => {
    const shown = await find(asked, staff);
    const rests = shown && restsOn(shown);
    if (!rests) return notFoundPage();
    const earlier = await earlierAnswers(ports, shown.file.assessment);
    const sectionId = asked.params.section ?? '';
    return answersSectionPage(staff, shown, { ...rests, sectionId, ...(earlier && { earlier }) }) ?? notFoundPage();
  });

  const evidence = guard(readers, async ({ params }) => {
    const work = await ports.assessments.work(params.assessment ?? '');
    const one = work?.evidence.find(({ id }) => id === params.evidence);
    return one && isDownloadable(one) ? seeOther(await ports.downloads.url(one)) : notFoundPage();
  });

  const asking = askFromException(ports, find);
  const handing = handOverFromException(ports, find);

  const one = '/exceptions/{assessment}/{request}';
  return [
    { method: 'GET' as const, path: '/exceptions', handle: list },
    { method: 'GET' as const, path: one, handle: exception },
    { method: 'POST' as const, path: one, handle: decide },
    { method: 'GET' as const, path: `${one}/ask`, handle: guard(deciders, asking.show) },
    { method: 'POST' as const, path: `${one}/ask`, handle: guard(deciders, asking.ask) },
    { method: 'GET' as const, path: `${one}/hand-over`, handle: guard(deciders, handing.show) },
    { method: 'POST' as const, path: `${one}/hand-over`, handle: guard(deciders, handing.give) },
    { method: 'GET' as const, path: `${one}/answers`, handle: answers },
    { method: 'GET' as const, path: `${one}/answers/{section}`, handle: section },
    { method: 'GET' as const, path: `${one}/evidence/{evidence}`, handle: evidence },
  ];
}
