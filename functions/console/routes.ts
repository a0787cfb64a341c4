import { earlierAnswers } from '../domain/answers/earlier-answers.ts';
import { isTerminal, Status } from '../domain/assessment.ts';
import type { Sessions, Suppressions } from '../domain/links/access-ports.ts';
import { replacedByNow } from '../domain/outcome/replaced-by-now.ts';
import type { Assessments, Catalogs, Clearances, Clock, Directories, Ids, Ledger, Screens } from '../domain/ports.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';
import type { EvidenceDownloads } from '../web/evidence-downloads.ts';
import { isDownloadable } from '../web/evidence-list.tsx';
import { notFoundPage } from '../web/message-page.tsx';
import { seeOther } from '../web/reply.ts';
import { signedOutcome } from '../web/signed-outcome.ts';
import { actorOf, staffGuard } from '../web/staff-guard.ts';
import { checkForm, typedFields } from '../web/typed-form.ts';
import { askRoutes } from './ask-routes.ts';
import { assessmentPage } from './assessment-page.tsx';
import { linksRoutes } from './links-routes.ts';
import { rejectedBy, WithdrawForm, withdrawAssessment } from './withdraw.ts';
import { cannotWithdraw, withdrawPage } from './withdraw-page.tsx';
import { workInProgress } from './work-list.ts';
import { statusPage, workInProgressPage } from './work-list-page.tsx';

export interface ConsolePorts {
  assessments: Assessments;
  clearances: Clearances;
  screens: Pick<Screens, 'byStatus'>;
  catalogs: Catalogs;
  directories: Pick<Directories, 'get'>;
  ledger: Ledger;
  sessions: Sessions;
  clock: Clock;
  ids: Ids;
  suppressions: Pick<Suppressions, 'get' | 'lift'>;
  downloads: EvidenceDownloads;
}

const workers: readonly StaffGroup[] = ['procurement', 'admin'];
const readers: readonly StaffGroup[] = [...workers, 'auditor'];
const PAGE_SIZE = 50;

/** Procurement's work list and each assessment's page. Auditors read; procurement and admins may withdraw. */
export function consoleRoutes(ports: ConsolePorts) {
  const guard = staffGuard(ports);
  const now = () => ports.clock.now().toISOString();

  const list = guard(readers, async ({ query }, staff) => {
    const status = Status.safeParse(query.get('status'));
    if (!status.success) return workInProgressPage(staff, await workInProgress(ports.screens, now()), now());
    const next = query.get('next') ?? undefined;
    const found = await ports.screens.byStatus(status.data, PAGE_SIZE, next);
    return statusPage(staff, { status: status.data, ...found, first: next === undefined }, now());
  });

  const assessment = guard(readers, async ({ params }, staff) => {
    const stored = await ports.assessments.file(params.id ?? '');
    if (!stored) return notFoundPage();
    const file = await replacedByNow(ports, stored);
    const [catalog, directory] = await Promise.all([ports.catalogs.get(file.assessment.catalogHash), ports.directories.get()]);
    const mayWithdraw = workers.some((group) => staff.groups.includes(group));
    const earlier = await earlierAnswers(ports, file.assessment);
    return assessmentPage(staff, { file, catalog, directory, earlier, now: now(), mayWithdraw });
  });

  const outcome = guard(readers, async ({ params }) => signedOutcome(await ports.assessments.file(params.id ?? '')));

  const evidence = guard(readers, async ({ params }) => {
    const work = await ports.assessments.work(params.id ?? '');
    const one = work?.evidence.find(({ id }) => id === params.evidence);
    return one && isDownloadable(one) ? seeOther(await ports.downloads.url(one)) : notFoundPage();
  });

  const askWithdraw = guard(workers, async ({ params }, staff) => {
    const file = await ports.assessments.file(params.id ?? '');
    if (!file) return notFoundPage();
    const { assessment: head } = file;
    // Its page says why there is nothing to withdraw: nobody types in vain.
    const isOffered = !isTerminal(head.status) && !rejectedBy(file);
    return isOffered ? withdrawPage(staff, head) : seeOther(`/console/assessments/${head.id}`);
  });

  const withdraw = guard(workers, async ({ params, form }, staff) => {
    const head = await ports.assessments.head(params.id ?? '');
    if (!head) return notFoundPage();
    const page = `/console/assessments/${head.id}`;
    // What is over already is shown as it ended, whatever was typed.
    if (isTerminal(head.status)) return seeOther(page);
    const typed = typedFields(form, Object.keys(WithdrawForm.shape));
    const checked = checkForm(WithdrawForm, typed);
    if (!checked.ok) return withdrawPage(staff, head, typed, checked.errors);
    const withdrawal = { assessmentId: head.id, reason: checked.value.reason, by: actorOf(staff) };
    const result = await withdrawAssessment(ports, withdrawal);
    if (result.kind !== 'rejected') return seeOther(page);
    return withdrawPage(staff, head, typed, { reason: cannotWithdraw(result.role) });
  });

  const one = '/console/assessments/{id}';
  return [
    { method: 'GET' as const, path: '/console', handle: list },
    { method: 'GET' as const, path: one, handle: assessment },
    { method: 'GET' as const, path: `${one}/outcome.json`, handle: outcome },
    { method: 'GET' as const, path: `${one}/evidence/{evidence}`, handle: evidence },
    { method: 'GET' as const, path: `${one}/withdraw`, handle: askWithdraw },
    { method: 'POST' as const, path: `${one}/withdraw`, handle: withdraw },
    ...linksRoutes(ports),
    ...askRoutes(ports),
  ];
}
