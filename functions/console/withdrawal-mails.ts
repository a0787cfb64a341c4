import type { OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';

/**
 * Whom at the supplier a withdrawal concerns: everybody who was asked while answers are awaited; afterwards the contact alone, as of an
 * outcome. Whoever was never sent a link, or was shut out before, is left out by relay: an invitation may be on its way at this moment.
 */
export function withdrawalMails({ assessment, colleagues }: Pick<AssessmentFile, 'assessment' | 'colleagues'>): OutboxWork[] {
  const { id: assessmentId, status, contact } = assessment;
  if (status === 'opened') return [];
  const asked = status === 'awaiting-response' ? colleagues.filter(({ withdrawnAt }) => !withdrawnAt) : [];
  const mail = { kind: 'mail', mail: 'withdrawn', assessmentId } as const;
  return [
    { ...mail, to: { name: contact.name, email: contact.email } },
    ...asked.map(({ id: participant, name, email }) => ({ ...mail, to: { name, email }, participant })),
  ];
}
