export interface Redrive {
  /** Hands outbox items to relay once more. */
  redrive(ids: string[]): Promise<void>;
}
