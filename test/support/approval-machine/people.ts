import type { StaffActor } from '../../../functions/domain/actor.ts';
import type { Person } from '../../../functions/domain/deciding/directory.ts';

/** Everybody of the organisation: some may hold roles, Paula asked for the assessment, Ivo registered the system, Eve is nobody. */
export const names = ['Ada', 'Ben', 'Cleo', 'Dirk', 'Hanna', 'Eve', 'Ivo', 'Paula'] as const;
export type Name = (typeof names)[number];

export const person = (name: Name): Person => ({ name, email: `${name.toLowerCase()}@buyer.example` });

/** Somebody as they sign in; `spelled`: by another account and with another spelling of the same address. */
export function staff(name: Name, spelled = false): StaffActor {
  const { email } = person(name);
  return spelled
    ? { kind: 'staff', id: `stf_${name}_2`, name, email: email.toUpperCase() }
    : { kind: 'staff', id: `stf_${name}`, name, email };
}

/** Who an address is. */
export const nameOf = (email: string): Name => names.find((name) => person(name).email === email.toLowerCase()) ?? 'Eve';
