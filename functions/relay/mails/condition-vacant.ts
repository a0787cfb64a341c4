import { conditionFacts } from './condition-facts.ts';
import type { ConditionToStaff } from './condition-to-staff.ts';
import { type RenderedMail, render } from './letter.tsx';
import { staffFooter } from './staff-footer.ts';

/** Tells administrators and the requester that a condition is reported as met and nobody may answer that, and how to mend it. */
export function conditionVacant(
  mail: ConditionToStaff & {
    by: string;
    /** Who can name others, by name. */
    administrators: string[];
    isAdministrator: boolean;
  },
): RenderedMail {
  const { parties, condition, administrators, isAdministrator } = mail;
  const names = administrators.length > 0 ? administrators.join(', ') : 'none is named in the directory yet';
  const system = `${parties.system} by ${parties.supplier}`;
  return render({
    subject: `Nobody can accept a condition for ${condition.role}: ${system} (${parties.reference})`,
    preview: 'An administrator must name somebody in the directory.',
    to: mail.to,
    body: [
      {
        p: `${mail.by} reports that a condition for ${system} is met, but nobody can say so for ${condition.role}. Whoever asked for the assessment, had a hand in its intake, reported the condition or must meet it may not. Until somebody accepts it, it counts as not met.`,
      },
      conditionFacts(condition),
      { facts: [['Administrators', names]] },
      {
        p: `${isAdministrator ? 'Please name' : 'Please see to it that an administrator names'} somebody for ${condition.role} in the directory. Whoever is named is asked at once.`,
      },
      { button: 'Open the directory', url: mail.page },
    ],
    footer: staffFooter(
      parties,
      `You get this mail because ${isAdministrator ? 'you look after the directory' : 'you asked for the assessment'}.`,
    ),
  });
}
