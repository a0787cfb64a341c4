import type { Actor } from '../domain/actor.ts';
import type { AuditEvent, AuditEventType } from '../domain/proof/audit-event.ts';
import { OwningRole, owningRoleTitles } from '../domain/vocabulary.ts';
import { choiceWords } from '../web/decision-list.tsx';
import { statusWords } from '../web/status-words.tsx';
import { atTime } from '../web/when.ts';

const eventWords: Record<AuditEventType, string> = {
  'directory-changed': 'Directory changed',
  'supplier-registered': 'Supplier registered',
  'system-registered': 'AI system registered',
  'assessment-opened': 'Assessment started',
  invited: 'Supplier invited',
  reminded: 'Reminder sent',
  escalated: 'Escalated',
  submitted: 'Answers submitted',
  scored: 'Answers scored',
  'request-opened': 'Next role asked',
  'owners-asked': 'Owners asked',
  'handed-over': 'Handed over',
  'decision-recorded': 'Decision recorded',
  'requests-dropped': 'Settled by a rejection: the others need not decide',
  'request-lapsed': 'Nobody decided in time',
  'outcome-recorded': 'Outcome recorded',
  'conditions-tracked': 'More conditions are followed',
  'condition-reported': 'Condition reported as met',
  'condition-accepted': 'Condition accepted as met',
  'condition-refused': 'Condition not accepted',
  'condition-handed-over': 'Condition handed to somebody else',
  'condition-overdue': 'Condition overdue',
  'outcome-expired': 'Outcome expired',
  superseded: 'Replaced by a newer assessment',
  continued: 'Continued by a new assessment',
  lapsed: 'The supplier never answered',
  withdrawn: 'Assessment withdrawn',
  'link-revoked': 'Link revoked',
  'link-sent': 'New link sent',
  'contact-changed': 'Contact changed',
  'mail-bounced': 'Mail came back',
  'mail-complained': 'Reader complained about our mail',
  'address-assured': 'An address said to work again',
  delegated: 'Handed to a colleague',
  'delegation-withdrawn': 'Taken back from a colleague',
  'follow-up-asked': 'Supplier asked about answers',
  'follow-up-ended': 'Follow-up ended without an answer',
  'decisions-resumed': 'Back with the risk owners',
  'review-due': 'Review due',
  'workflow-checked': 'Workflow looked after',
  parked: 'Parked: a step gave up',
  undelivered: 'Given up after the end',
  resumed: 'Resumed',
};

/** Every event of the audit chain, first one first, with what was recorded and the hash that binds it to the one before. */
export function Timeline({ events }: { events: AuditEvent[] }) {
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li>
          <strong>{eventWords[event.type]}</strong> by {whoActed(event.actor)}
          <small class="hint">
            <time datetime={event.at}>{atTime(event.at)}</time>
            {event.to && ` · now: ${statusOf(event.to)}`}
          </small>
          {detailWords(event) && <p>{detailWords(event)}</p>}
          {typeof event.data.reason === 'string' && <blockquote>{event.data.reason}</blockquote>}
          <details>
            <summary>Record {event.seq}</summary>
            <dl class="facts">
              {Object.entries(event.data).map(([name, value]) => (
                <>
                  <dt>{name}</dt>
                  <dd>{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
                </>
              ))}
              <dt>Hash</dt>
              <dd>
                <code>{event.hash}</code>
              </dd>
            </dl>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** A person by name; the house's own machinery by what it is. */
export function whoActed(actor: Actor): string {
  return actor.kind === 'system' ? `Assay (${actor.name})` : actor.name;
}

/** What a record says of who decides, as a sentence; nothing where its title says it all. */
function detailWords({ type, data }: AuditEvent): string | undefined {
  const listed = (value: unknown) => new Intl.ListFormat('en').format([value ?? []].flat().map(String));
  const roleOf = (request: unknown) => (OwningRole.safeParse(String(request).replace(/^r\d+-/, '')).data ?? '') as OwningRole | '';
  const title = (role: OwningRole | '') => (role ? owningRoleTitles[role] : 'their role');
  if (type === 'decision-recorded') {
    const choice = isChoice(data.choice) ? `: ${choiceWords[data.choice].toLowerCase()}` : '';
    return `For ${title(OwningRole.safeParse(data.role).data ?? roleOf(data.request))}${choice}.`;
  }
  if (type === 'handed-over') return `Their part in the decision for ${title(roleOf(data.request))}, to ${listed(data.to)}.`;
  if (type === 'owners-asked' && data.request !== undefined) {
    const lacks = data.lacksPeople === true ? ' Too few people can decide.' : '';
    const people = listed(data.people);
    return `For ${title(roleOf(data.request))}: ${people ? `${people} asked as well.` : 'nobody new to ask.'}${lacks}`;
  }
  if (type === 'owners-asked' && data.condition !== undefined) {
    const whoIs = data.lacksPeople === true ? 'nobody is left who may answer it.' : `${listed(data.people)} asked as well.`;
    return `For ${title(roleOf(String(data.condition).replace(/-\d+$/, '')))}, about a reported condition: ${whoIs}`;
  }
  if (type === 'escalated' && data.request !== undefined)
    return `For ${title(roleOf(data.request))}, to ${data.to === 'head' ? 'the head of the role' : 'the deputies'}.`;
  return undefined;
}

const isChoice = (said: unknown): said is keyof typeof choiceWords => typeof said === 'string' && Object.hasOwn(choiceWords, said);

const statusOf = (to: string): string => (statusWords as Record<string, string>)[to] ?? to;
