import type { TrackedCondition } from '../domain/conditions/tracked-condition.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import type { AboutCondition } from './mails/condition-facts.ts';
import type { VendorCondition } from './mails/condition-to-vendor.ts';
import { oneLine } from './mails/one-line.ts';

const LONGEST = 1000;

/** A condition as staff are told of it. */
export const aboutCondition = (
  { assessment }: Pick<AssessmentFile, 'assessment'>,
  { text, proof, owner, role, dueOn, ifOverdue }: Omit<TrackedCondition, 'status' | 'reports' | 'assessmentId'>,
): AboutCondition => ({
  text: oneLine(text, LONGEST),
  proof: oneLine(proof, LONGEST),
  owner: owner.kind === 'vendor' ? `${oneLine(assessment.supplierName)} (the supplier)` : oneLine(owner.name),
  role: owningRoleTitles[role],
  ...{ dueOn, ifOverdue },
});

/** The same condition as the supplier is told of it: nothing of who set it or why. */
export const vendorCondition = ({ text, proof, dueOn }: Pick<TrackedCondition, 'text' | 'proof' | 'dueOn'>): VendorCondition => ({
  text: oneLine(text, LONGEST),
  proof: oneLine(proof, LONGEST),
  dueOn,
});
