import type { DirectoryContent } from '../../functions/domain/deciding/change-directory.ts';
import { owningRoles, type StaffGroup } from '../../functions/domain/vocabulary.ts';

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

/** Where Mara answers the questions of suppliers: one of the numbers that are kept free for stories. */
export const PHONE = '+44 20 7946 0412';

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
    does: 'Risk owner: AI governance, security',
  },
  protection: {
    id: 'amina',
    name: 'Amina Rossi',
    email: 'amina.rossi@halden.example',
    groups: ['risk-owner'],
    does: 'Risk owner: data protection, legal (away today)',
  },
  security: {
    id: 'tomas',
    name: 'Tomás Ruiz',
    email: 'tomas.ruiz@halden.example',
    groups: ['risk-owner'],
    does: 'Risk owner: security, legal',
  },
  auditor: {
    id: 'ines',
    name: 'Inès Okafor',
    email: 'ines.okafor@halden.example',
    groups: ['auditor'],
    does: 'Auditor (reads everything)',
  },
  admin: { id: 'lars', name: 'Lars Winter', email: 'lars.winter@halden.example', groups: ['admin'], does: 'Administrator' },
  deputy: {
    id: 'noor',
    name: 'Noor Hakimi',
    email: 'noor.hakimi@halden.example',
    groups: ['risk-owner'],
    does: 'Deputy: stands in for Amina Rossi today',
  },
  business: {
    id: 'henrik',
    name: 'Henrik Dahl',
    email: 'henrik.dahl@halden.example',
    groups: ['risk-owner'],
    does: 'Risk owner: business',
  },
  head: {
    id: 'helen',
    name: 'Helen Vogt',
    email: 'helen.vogt@halden.example',
    groups: ['risk-owner'],
    does: 'Head of every role: asked at the end of the line',
  },
} as const satisfies Record<string, Person>;

const named = ({ name, email }: Person) => ({ name, email });
const holds = (...who: Person[]) => who.map(named);

/** What tests begin with. Every role has two people, so that a critical finding can find its two approvers; nobody is away. */
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

/** What `npm start` shows: heads, deputies, and one role that a single person holds, who cannot decide alone on what is critical. */
export const demoDirectory: DirectoryContent = {
  ...directory,
  roles: { ...directory.roles, 'business-owner': holds(people.business) },
  heads: Object.fromEntries(owningRoles.map((role) => [role, named(people.head)])),
  standIns: [
    { email: people.protection.email, deputy: named(people.deputy), absences: [] },
    { email: people.security.email, deputy: named(people.deputy), absences: [] },
  ],
};
