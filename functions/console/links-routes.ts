import { RECIPIENT } from '../domain/answers/colleague.ts';
import { isTerminal } from '../domain/assessment.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Sessions, Suppressions } from '../domain/links/access-ports.ts';
import type { Assessments, AssessmentWork, Catalogs, Clock, Directories, Ids, Ledger } from '../domain/ports.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';
import type { Asked } from '../web/asked.ts';
import { formId } from '../web/form-id.ts';
import { notFoundPage } from '../web/message-page.tsx';
import { type Reply, seeOther } from '../web/reply.ts';
import { actorOf, staffGuard } from '../web/staff-guard.ts';
import { checkForm, typedFields } from '../web/typed-form.ts';
import { ContactForm, correctContact } from './contact-correct.ts';
import { contactPage, needsAssurance } from './contact-page.tsx';
import { canRevoke, linkAwaited } from './link-awaited.ts';
import { isLive, linksOf, peopleOf } from './links.ts';
import { type LinkAction, linkActionPage, linkRefusedPage } from './links-page.tsx';
import { revokeLinks } from './links-revoke.ts';
import { sendLink } from './links-send.ts';

export interface LinksPorts {
  assessments: Assessments;
  ledger: Ledger;
  catalogs: Pick<Catalogs, 'get'>;
  directories: Pick<Directories, 'get'>;
  sessions: Sessions;
  suppressions: Pick<Suppressions, 'get' | 'lift'>;
  clock: Clock;
  ids: Ids;
}

const workers: readonly StaffGroup[] = ['procurement', 'admin'];
/** Of an operation that a form carries, so that sending it twice does it once. */
const PREFIX = 'lnk';

/** The links of an assessment and its contact: each change is asked on a page of its own, then done by one POST. */
export function linksRoutes(ports: LinksPorts) {
  const guard = staffGuard(ports);
  const now = () => ports.clock.now().toISOString();
  const operation = ({ form }: Asked) => formId(form, PREFIX) ?? ports.ids.id(PREFIX);

  const ask = (action: LinkAction) =>
    guard(workers, async ({ params }, staff) => {
      const work = await ports.assessments.file(params.id ?? '');
      const person = work && peopleOf(work, now()).find(({ id }) => id === (params.person ?? RECIPIENT));
      if (!work || !person) return notFoundPage();
      const { assessment } = work;
      if (action === 'revoke' && !canRevoke(assessment)) return linkRefusedPage(staff, assessment, 'closed');
      if (action !== 'revoke' && !linkAwaited(work, now())) return linkRefusedPage(staff, assessment, 'not-awaited');
      if (action === 'revoke' && !linksOf(work, person.id).some(isLive(now())))
        return linkRefusedPage(staff, assessment, 'nothing');
      if (action !== 'revoke' && (await ports.suppressions.get(person.email)))
        return linkRefusedPage(staff, assessment, 'unreachable');
      return linkActionPage(staff, { assessment, person, action, id: ports.ids.id(PREFIX) });
    });

  const send = (revokeOlder: boolean) =>
    guard(workers, async (asked, staff) => {
      const assessmentId = asked.params.id ?? '';
      const { kind } = await sendLink(ports, { assessmentId, revokeOlder, operationId: operation(asked), by: actorOf(staff) });
      return kind === 'unreachable' || kind === 'not-awaited' ? refused(assessmentId, staff, kind) : back(assessmentId, kind);
    });

  const revoke = guard(workers, async (asked, staff) => {
    const { id: assessmentId = '', person = '' } = asked.params;
    const { kind } = await revokeLinks(ports, { assessmentId, person, operationId: operation(asked), by: actorOf(staff) });
    return kind === 'nothing' || kind === 'closed' ? refused(assessmentId, staff, kind) : back(assessmentId, kind);
  });

  const askContact = guard(workers, async ({ params }, staff) => {
    const work = await ports.assessments.work(params.id ?? '');
    if (!work) return notFoundPage();
    const { assessment } = work;
    if (isTerminal(assessment.status)) return back(assessment.id);
    const suppression = await ports.suppressions.get(assessment.contact.email);
    return contactPage(staff, { assessment, colleagues: active(work), suppression, id: ports.ids.id(PREFIX) });
  });

  const correct = guard(workers, async (asked, staff) => {
    const work = await ports.assessments.work(asked.params.id ?? '');
    if (!work) return notFoundPage();
    const { assessment } = work;
    const [id, colleagues] = [operation(asked), active(work)];
    const typed = typedFields(asked.form, Object.keys(ContactForm.shape));
    const checked = checkForm(ContactForm, typed);
    const known = (email: string) => ports.suppressions.get(email);
    if (!checked.ok) {
      const suppression = 'email' in checked.errors ? undefined : await known(typed.email ?? '');
      return contactPage(staff, { assessment, colleagues, id, suppression }, typed, checked.errors);
    }
    const { name, email, language, assured } = checked.value;
    const result = await correctContact(ports, {
      assessmentId: assessment.id,
      contact: { name, email, language },
      ...{ assured, operationId: id, by: actorOf(staff) },
    });
    if (result.kind === 'has-decided') return refused(assessment.id, staff, result.kind);
    if (result.kind !== 'suppressed') return back(assessment.id, result.kind);
    const { suppression } = result;
    return contactPage(staff, { assessment, colleagues, id, suppression }, typed, { assured: needsAssurance(suppression) });
  });

  const active = ({ colleagues }: AssessmentWork) => colleagues.filter(({ withdrawnAt }) => !withdrawnAt);
  /** What is over already is shown as it ended. */
  const back = (id: string, kind?: string) => (kind === 'unknown' ? notFoundPage() : seeOther(`/console/assessments/${id}#people`));
  const refused = async (id: string, staff: StaffSession, why: Parameters<typeof linkRefusedPage>[2]): Promise<Reply> => {
    const head = await ports.assessments.head(id);
    return head ? linkRefusedPage(staff, head, why) : notFoundPage();
  };

  const one = '/console/assessments/{id}';
  return [
    { method: 'GET' as const, path: `${one}/links/resend`, handle: ask('resend') },
    { method: 'POST' as const, path: `${one}/links/resend`, handle: send(false) },
    { method: 'GET' as const, path: `${one}/links/rotate`, handle: ask('rotate') },
    { method: 'POST' as const, path: `${one}/links/rotate`, handle: send(true) },
    { method: 'GET' as const, path: `${one}/links/{person}/revoke`, handle: ask('revoke') },
    { method: 'POST' as const, path: `${one}/links/{person}/revoke`, handle: revoke },
    { method: 'GET' as const, path: `${one}/contact`, handle: askContact },
    { method: 'POST' as const, path: `${one}/contact`, handle: correct },
  ];
}
