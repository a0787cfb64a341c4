/** What the engine under a stage can do. This is the one place where the local engine's gaps are listed. */
export interface Engine {
  /** GuardDuty Malware Protection scans what is uploaded; without it a stand-in publishes the same event. */
  malwareProtection: boolean;
  /** SES publishes bounces and complaints; without it the local inbox publishes the same event on request. */
  mailFeedback: boolean;
  /** Alarms reach people; locally the terminal is where people look. */
  alarms: boolean;
  /** Staff use a second factor. */
  secondFactor: boolean;
  /** Log groups of vended logs (API Gateway's access log, the workflow's log) are delivered. */
  vendedLogs: boolean;
  /** The stream honours retries, bisecting and the failure queue; without it a poison batch must age out quickly. */
  streamRetries: boolean;
}

export const engines = {
  aws: { malwareProtection: true, mailFeedback: true, alarms: true, secondFactor: true, vendedLogs: true, streamRetries: true },
  local: {
    malwareProtection: false,
    mailFeedback: false,
    alarms: false,
    secondFactor: false,
    vendedLogs: false,
    streamRetries: false,
  },
} as const satisfies Record<string, Engine>;
