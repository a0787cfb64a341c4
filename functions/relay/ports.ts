import type { MailKind } from '../domain/outbox.ts';
import type { AssessmentDecidedV1, ClearanceChangedV1 } from '../domain/outcome/decided-event.ts';

/** One mail as it goes out. Replies go to `replyTo`: a person, not the system. */
export interface OutgoingMail {
  kind: MailKind;
  /** What stands beside the sender's address. */
  senderName: string;
  to: { name: string; email: string };
  replyTo?: { name: string; email: string };
  subject: string;
  html: string;
  text: string;
  thread: {
    /** The same for every mail of one assessment to one person; without secrets. */
    key: string;
    /** Message ids (as `send` answered them) of the mails before, oldest first. */
    earlier: string[];
  };
  /** What the mail service repeats when it tells what became of the mail: ids only, `A-Za-z0-9_-`. */
  tags: { assessment: string; mail: MailKind; item: string };
}

export interface Mailer {
  /** Hands the mail over, at most once per call. Throws when it was not taken, or when that is unknown. */
  send(mail: OutgoingMail): Promise<{ messageId: string }>;
}

/** The workflow of an assessment. Executions are named `<assessmentId>-<attempt>`; their input is ids only. */
export interface Workflows {
  start(assessmentId: string, attempt: number): Promise<'started' | 'already-exists'>;
  /** `token-spent`: used, timed out or never valid; the workflow was not woken by this call. */
  wake(taskToken: string): Promise<'woken' | 'token-spent'>;
  isRunning(assessmentId: string, attempt: number): Promise<boolean>;
}

export type PublishedEvent =
  | { type: 'assessment.decided'; detail: AssessmentDecidedV1 }
  | { type: 'clearance.changed'; detail: ClearanceChangedV1 };

/** The organisation's bus. Throws when an event was not taken. */
export interface Events {
  publish(event: PublishedEvent): Promise<void>;
}
