import { sameEmail } from '../domain/actor.ts';
import { sha256 } from '../domain/canonical.ts';
import type { MailKind, OutboxItem } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import type { OutgoingMail } from './ports.ts';
import type { MailWork } from './why-not-send.ts';

/** All mails of one assessment (or one request of it) to one person form one conversation; a code stands alone. */
export function threadOf(work: MailWork, item: Pick<OutboxItem, 'id'>, file: AssessmentFile): OutgoingMail['thread'] {
  if (work.mail === 'login-code') return { key: keyOf(item.id), earlier: [] };
  const topic = `${work.assessmentId}${work.requestId ? `/${work.requestId}` : ''}`;
  const earlier = file.mails
    .filter((mail) => sameEmail(mail.to, work.to.email) && conversation(mail.mail) === conversation(work.mail))
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1))
    .map((mail) => mail.messageId);
  return { key: keyOf(`${topic} ${work.to.email.toLowerCase()}`), earlier };
}

const keyOf = (text: string): string => sha256(text).slice(0, 24);

function conversation(kind: MailKind): 'request' | 'code' | 'assessment' {
  if (kind === 'login-code') return 'code';
  return ['exception', 'decision-reminder', 'decision-escalation'].includes(kind) ? 'request' : 'assessment';
}
