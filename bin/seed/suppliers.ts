import type { StaffActor } from '../../functions/domain/actor.ts';
import type { IntakeFacts } from '../../functions/domain/judgement/intake-facts.ts';
import type { Language } from '../../functions/domain/language.ts';
import type { SupplierRole } from '../../functions/domain/vocabulary.ts';
import { registerSupplier } from '../../functions/intake/register-supplier.ts';
import { registerSystem } from '../../functions/intake/register-system.ts';
import type { Rooms } from './rooms.ts';

export interface SeedSystem {
  id: string;
  name: string;
  purpose: string;
  supplierRole: SupplierRole;
  facts: IntakeFacts;
}

export interface SeedSupplier {
  id: string;
  name: string;
  country: string;
  website: string;
  contact: { name: string; email: string; language?: Language };
  systems: SeedSystem[];
}

const low: IntakeFacts = {
  dataSensitivity: 'internal',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-10000',
  replaceability: 'easy',
  aiActClass: 'minimal',
};
const standard: IntakeFacts = {
  ...low,
  dataSensitivity: 'personal',
  impactOnPeople: 'minor',
  autonomy: 'recommends',
  aiActClass: 'limited',
};
const high: IntakeFacts = {
  dataSensitivity: 'special-category',
  impactOnPeople: 'legal-or-similar',
  autonomy: 'decides-with-review',
  scale: 'under-1000000',
  replaceability: 'hard',
  aiActClass: 'high-risk',
};

/** Eight suppliers as an insurer would have them; all names are made up. */
export const suppliers: SeedSupplier[] = [
  {
    id: 'sup_lumentranslate',
    name: 'Lumen Translate',
    country: 'Netherlands',
    website: 'https://lumen-translate.example',
    contact: { name: 'Pieter de Groot', email: 'compliance@lumen-translate.example' },
    systems: [
      {
        id: 'sys_lumendocs',
        name: 'Lumen Docs',
        purpose: 'Translates product leaflets before an editor reads them.',
        supplierRole: 'provider',
        facts: low,
      },
      {
        id: 'sys_lumensubtitles',
        name: 'Lumen Subtitles',
        purpose: 'Subtitles training videos for our own staff.',
        supplierRole: 'provider',
        facts: low,
      },
    ],
  },
  {
    id: 'sup_cadencehr',
    name: 'Cadence HR',
    country: 'Ireland',
    website: 'https://cadence-hr.example',
    contact: { name: 'Niamh Byrne', email: 'trust@cadence-hr.example' },
    systems: [
      {
        id: 'sys_cadencematch',
        name: 'Cadence Match',
        purpose: 'Ranks applications for open positions; a recruiter decides.',
        supplierRole: 'developer',
        facts: { ...high, scale: 'under-10000' },
      },
      {
        id: 'sys_cadenceassist',
        name: 'Cadence Assist',
        purpose: "Answers staff's questions about leave and benefits.",
        supplierRole: 'provider',
        facts: standard,
      },
    ],
  },
  {
    id: 'sup_claimsight',
    name: 'Claimsight',
    country: 'Germany',
    website: 'https://claimsight.example',
    contact: { name: 'Lena Hartmann', email: 'quality@claimsight.example', language: 'de' },
    systems: [
      {
        id: 'sys_claimsighttriage',
        name: 'Claimsight Triage',
        purpose: 'Proposes which claims a handler should look at first.',
        supplierRole: 'developer',
        facts: standard,
      },
      {
        id: 'sys_claimsightmed',
        name: 'Claimsight Medical',
        purpose: 'Summarises medical reports in liability claims.',
        supplierRole: 'developer',
        facts: high,
      },
    ],
  },
  {
    id: 'sup_northvoice',
    name: 'Northvoice',
    country: 'Sweden',
    website: 'https://northvoice.example',
    contact: { name: 'Elin Sandberg', email: 'security@northvoice.example' },
    systems: [
      {
        id: 'sys_northvoiceline',
        name: 'Northvoice Line',
        purpose: 'Answers routine calls and hands over to a person on request.',
        supplierRole: 'provider',
        facts: { ...standard, scale: 'under-1000000' },
      },
      {
        id: 'sys_northvoicemail',
        name: 'Northvoice Mail',
        purpose: 'Drafts replies to routine mails; a person sends them.',
        supplierRole: 'provider',
        facts: standard,
      },
    ],
  },
  {
    id: 'sup_fernwood',
    name: 'Fernwood Analytics',
    country: 'United Kingdom',
    website: 'https://fernwood.example',
    contact: { name: 'Owen Price', email: 'dpo@fernwood.example' },
    systems: [
      {
        id: 'sys_fernwoodfraud',
        name: 'Fernwood Fraud Score',
        purpose: 'Scores claims for signs of fraud; an investigator follows up.',
        supplierRole: 'developer',
        facts: { ...high, dataSensitivity: 'personal' },
      },
    ],
  },
  {
    id: 'sup_papierkraft',
    name: 'Papierkraft',
    country: 'Austria',
    website: 'https://papierkraft.example',
    contact: { name: 'Clara Egger', email: 'office@papierkraft.example', language: 'de' },
    systems: [
      {
        id: 'sys_papierkraftscan',
        name: 'Papierkraft Scan',
        purpose: 'Reads amounts and dates from scanned invoices.',
        supplierRole: 'provider',
        facts: low,
      },
      {
        id: 'sys_papierkraftmail',
        name: 'Papierkraft Mailroom',
        purpose: 'Sorts incoming post into the right queue.',
        supplierRole: 'provider',
        facts: { ...low, scale: 'under-1000000' },
      },
    ],
  },
  {
    id: 'sup_tessera',
    name: 'Tessera Vision',
    country: 'Spain',
    website: 'https://tessera.example',
    contact: { name: 'Marta Soler', email: 'compliance@tessera.example' },
    systems: [
      {
        id: 'sys_tesseradamage',
        name: 'Tessera Damage',
        purpose: 'Estimates repair costs from photos; an adjuster confirms.',
        supplierRole: 'developer',
        facts: standard,
      },
      {
        id: 'sys_tesserapayout',
        name: 'Tessera Payout',
        purpose: 'Pays small claims out by itself, within limits.',
        supplierRole: 'developer',
        facts: { ...high, dataSensitivity: 'personal', autonomy: 'decides-alone' },
      },
    ],
  },
  {
    id: 'sup_ostara',
    name: 'Ostara',
    country: 'France',
    website: 'https://ostara.example',
    contact: { name: 'Camille Perrin', email: 'assurance@ostara.example' },
    systems: [
      {
        id: 'sys_ostaraclauses',
        name: 'Ostara Clauses',
        purpose: 'Compares policy wordings; a lawyer reads the differences.',
        supplierRole: 'provider',
        facts: standard,
      },
      {
        id: 'sys_ostarareserve',
        name: 'Ostara Reserve',
        purpose: 'Proposes reserves for injury claims.',
        supplierRole: 'developer',
        facts: high,
      },
    ],
  },
];

/** Registers all of them, as this member of staff. */
export async function registerSuppliers(rooms: Pick<Rooms, 'suppliers'>, by: StaffActor): Promise<void> {
  const clock = { now: () => new Date(Date.now() - 240 * 86_400_000) };
  const ports = { ...rooms, clock };
  for (const { id, name, country, website, contact, systems } of suppliers) {
    const form = { name, country, website, contactName: contact.name, contactEmail: contact.email };
    await registerSupplier(ports, { id, form, by });
    for (const { id: systemId, facts, ...system } of systems) {
      await registerSystem(ports, { supplierId: id, id: systemId, form: { ...system, ...facts }, by });
    }
  }
}

/** Whom to ask about a system, and where it belongs. */
export function systemOf(systemId: string) {
  const supplier = suppliers.find(({ systems }) => systems.some(({ id }) => id === systemId));
  if (!supplier) throw new Error(`no system ${systemId}`);
  return { supplierId: supplier.id, systemId, contact: supplier.contact };
}
