import { openFollowUp } from '../../domain/follow-up/follow-up.ts';
import { portalTexts } from '../../texts/portal.ts';
import { lately } from '../../web/when.ts';
import { findColleague, workOn } from '../people/people.ts';
import type { Visit } from '../way-in/visit.ts';

const listed = (names: string[], language: string) => new Intl.ListFormat(language, { type: 'conjunction' }).format(names);

/** To whom else a section was handed; nothing where it was to nobody. */
export function HandedTo({ visit, sectionId }: { visit: Visit; sectionId: string }) {
  const others = workOn(visit.work, sectionId).filter(({ id }) => id !== visit.participant.id);
  const names = others.map(({ name }) => name);
  if (names.length === 0) return null;
  return <small class="hint">{portalTexts(visit.language).together.handedTo(listed(names, visit.language))}</small>;
}

/** Who saved a section last, and when; nothing where nobody here did, or not since the open round of follow-up questions was asked. */
export function LastSaved({ visit, sectionId }: { visit: Visit; sectionId: string }) {
  const draft = visit.work.drafts.find((candidate) => candidate.sectionId === sectionId);
  if (draft?.savedBy.kind !== 'vendor') return null;
  const round = openFollowUp(visit.work.followUps);
  if (round && draft.savedAt <= round.askedAt) return null;
  const t = portalTexts(visit.language).together;
  return <small class="hint">{t.savedBy(draft.savedBy.name, lately(draft.savedAt, visit.at, visit.language))}</small>;
}

/** For a colleague, above their sections: who asked them, in which words, and what is expected of them. */
export function Invited({ visit }: { visit: Visit }) {
  const colleague = findColleague(visit.work, visit.participant.id);
  if (!colleague) return null;
  const t = portalTexts(visit.language).together;
  const asker = colleague.askedBy.name;
  return (
    <>
      <p>{t.invited(asker)}</p>
      {colleague.note && (
        <>
          <p>{t.theirNote(asker)}</p>
          <blockquote>{colleague.note}</blockquote>
        </>
      )}
      {!colleague.maySubmit && <p>{t.noSubmit(visit.work.assessment.contact.name)}</p>}
    </>
  );
}
