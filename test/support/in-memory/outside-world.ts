import type { Events, Mailer, OutgoingMail, PublishedEvent, Workflows } from '../../../functions/relay/ports.ts';

/** Executions that run until a test ends them, and tokens that work once. */
export function memoryWorkflows() {
  const executions = new Map<string, 'running' | 'ended'>();
  const tokens = new Map<string, 'waiting' | 'spent'>();
  const name = (assessmentId: string, attempt: number) => `${assessmentId}-${attempt}`;
  const port: Workflows = {
    async start(assessmentId, attempt) {
      if (executions.has(name(assessmentId, attempt))) return 'already-exists';
      executions.set(name(assessmentId, attempt), 'running');
      return 'started';
    },
    async wake(taskToken) {
      if (tokens.get(taskToken) !== 'waiting') return 'token-spent';
      tokens.set(taskToken, 'spent');
      return 'woken';
    },
    isRunning: async (assessmentId, attempt) => executions.get(name(assessmentId, attempt)) === 'running',
  };
  return { port, executions, tokens };
}

/** Mails as they were handed over. */
export function memoryMailer() {
  const sent: OutgoingMail[] = [];
  const port: Mailer = {
    async send(mail) {
      sent.push(structuredClone(mail));
      return { messageId: `ses-${sent.length}` };
    },
  };
  return { port, sent };
}

export function memoryEvents() {
  const published: PublishedEvent[] = [];
  const port: Events = { publish: async (event) => void published.push(event) };
  return { port, published };
}
