import type { DirectoryContent } from '../../functions/domain/change-directory.ts';
import type { StaffGroup } from '../../functions/domain/vocabulary.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  groups: StaffGroup[];
  /** In one line, for the list of sign-ins. */
  does: string;
}

/** The demo organisation: an insurer that buys AI. Everybody has the same password, on this machine only. */
export const PASSWORD = 'Assay-demo-1';

export const people = {
  procurement: {
    id: 'mara',
    name: 'Mara Lindqvist',
    email: 'mara.lindqvist@halden.example',
    groups: ['procurement'],
    does: 'Procurement',
  },
  governance: {
    id: 'jonas',
    name: 'Jonas Feld',
    email: 'jonas.feld@halden.example',
    groups: ['risk-owner'],
    does: 'Risk owner: AI governance, business',
  },
  protection: {
    id: 'amina',
    name: 'Amina Rossi',
    email: 'amina.rossi@halden.example',
    groups: ['risk-owner'],
    does: 'Risk owner: data protection, legal',
  },
  security: {
    id: 'tomas',
    name: 'Tomás Ruiz',
    email: 'tomas.ruiz@halden.example',
    groups: ['risk-owner'],
    does: 'Risk owner: security',
  },
  auditor: {
    id: 'ines',
    name: 'Inès Okafor',
    email: 'ines.okafor@halden.example',
    groups: ['auditor'],
    does: 'Auditor (reads everything)',
  },
  admin: { id: 'lars', name: 'Lars Winter', email: 'lars.winter@halden.example', groups: ['admin'], does: 'Administrator' },
} as const satisfies Record<string, Person>;

const holds = (...who: Person[]) => who.map(({ name, email }) => ({ name, email }));

/** Every role has two people, so that a critical finding can find its two approvers. */
export const directory: DirectoryContent = {
  roles: {
    'ai-governance': holds(people.governance, people.protection),
    'data-protection': holds(people.protection, people.governance),
    security: holds(people.security, people.governance),
    legal: holds(people.protection, people.security),
    'business-owner': holds(people.governance, people.security),
  },
  heads: {},
  standIns: [],
  administrators: holds(people.admin),
};
