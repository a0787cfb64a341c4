import * as z from 'zod';
import { type Fault, withoutSecrets } from '../domain/fault.ts';

/** What a workflow caught: its `fault` has one key, the step that gave up. */
export const ParkEvent = z.object({
  assessmentId: z.string().min(1),
  fault: z.record(z.string(), z.object({ Error: z.string(), Cause: z.string().optional() })),
});
export type ParkEvent = z.infer<typeof ParkEvent>;

const LambdaCause = z.object({ errorMessage: z.string() });

/** The step and its fault. A Lambda's cause is JSON with a stack trace: only the message is kept. */
export function parkingOf(event: ParkEvent): { assessmentId: string; step: string; fault: Fault } {
  const [step, caught] = Object.entries(event.fault).at(-1) ?? ['unknown step', { Error: 'Unknown' }];
  return {
    assessmentId: event.assessmentId,
    step,
    fault: { name: withoutSecrets(caught.Error), message: withoutSecrets(messageOf(caught.Cause ?? '')) },
  };
}

function messageOf(cause: string): string {
  try {
    return LambdaCause.parse(JSON.parse(cause)).errorMessage;
  } catch {
    return cause;
  }
}
