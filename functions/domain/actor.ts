import * as z from 'zod';

/** Who did something, as the audit trail names them. `system` acts on a timer or a workflow step. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), id: z.string().min(1), name: z.string(), email: z.string() }),
  z.strictObject({ kind: z.literal('vendor'), email: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('operator'), name: z.string() }),
  z.strictObject({ kind: z.literal('system'), name: z.string() }),
]);
export type Actor = z.infer<typeof Actor>;
export type StaffActor = Extract<Actor, { kind: 'staff' }>;

export const system = (name: string): Actor => ({ kind: 'system', name });

/** Email addresses are compared without regard to case; nobody approves what they requested under another spelling. */
export const sameEmail = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
