import type { MailRecord } from '../domain/links/mail-record.ts';
import type { OutboxItem } from '../domain/outbox.ts';

/** What came of it, in words for the log (ids only), and the proof of a mail. */
export interface WorkDone {
  note: string;
  mail?: { assessmentId: string; record: MailRecord };
}

/**
 * What one of relay's two functions has to do for an item, not begun yet: it does the work or finds that it needs no doing any
 * more, and throws when it must be tried again. Undefined when the other function does work of that kind.
 */
export type Worker = (item: OutboxItem) => (() => Promise<WorkDone>) | undefined;
