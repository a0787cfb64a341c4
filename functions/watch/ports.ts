export interface Redrive {
  /** Hands outbox items to one of relay's functions once more. */
  redrive(ids: string[]): Promise<void>;
}

/** Relay's two functions: one does the mails, one everything else. */
export interface RelayFunctions {
  mails: Redrive;
  signals: Redrive;
}
