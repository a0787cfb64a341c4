import { sameEmail } from '../domain/actor.ts';
import type { MailKind, OutboxItem } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { sha256 } from '../domain/proof/canonical.ts';
import type { OutgoingMail } from './ports.ts';
import type { MailWork } from './why-not-send.ts';

/** All mails of one assessment (or one request of it, or the conditions of its outcome) to one person form one conversation; a code stands alone. */
export function threadOf(work: MailWork, item: Pick<OutboxItem, 'id'>, file: AssessmentFile): OutgoingMail['thread'] {
  if (work.mail === 'login-code') return { key: keyOf(item.id), earlier: [] };
  const about = conversation(work.mail) === 'conditions' ? 'conditions' : work.requestId;
  const topic = `${work.assessmentId}${about ? `/${about}` : ''}`;
  const earlier = file.mails
    .filter((mail) => sameEmail(mail.to, work.to.email) && conversation(mail.mail) === conversation(work.mail))
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1))
    .map((mail) => mail.messageId);
  return { key: keyOf(`${topic} ${work.to.email.toLowerCase()}`), earlier };
}

const keyOf = (text: string): string => sha256(text).slice(0, 24);

const ABOUT_REQUEST: readonly MailKind[] = ['exception', 'decision-reminder', 'decision-escalation', 'hand-over', 'role-vacant'];

function conversation(kind: MailKind): 'request' | 'conditions' | 'code' | 'assessment' {
  if (kind === 'login-code') return 'code';
  if (kind.startsWith('condition-')) return 'conditions';
  return ABOUT_REQUEST.includes(kind) ? 'request' : 'assessment';
}
