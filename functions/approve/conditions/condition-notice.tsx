import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { dueOnDay } from '../../web/clearance-words.tsx';
import { atTime, onDay } from '../../web/when.ts';
import type { ConditionShown } from './condition-shown.ts';

/** What the reader can do about a condition, or whom it waits for; and what its being overdue made of the outcome. */
export function ConditionNotice({ shown }: { shown: ConditionShown }) {
  const { condition, now } = shown;
  const isLate = condition.dueAt < (condition.metAt ?? now);
  return (
    <>
      {isInVain(shown) && (
        <p class="notice bad">
          The outcome was withdrawn for good, because of a condition that was not met in time: the system may not be used, and to
          meet this one does not bring it back. A new assessment is needed.
        </p>
      )}
      <p class={tone(shown, isLate)}>
        <Turn shown={shown} />
      </p>
      {isLate && condition.status !== 'ended' && <p>{whatBecameOfIt(shown)}</p>}
    </>
  );
}

/** Whoever reads on should know first: nothing that they do here changes what may be used. */
const isInVain = ({ condition, standing, whyNotReport }: ConditionShown): boolean =>
  standing === 'withdrawn' && condition.status !== 'met' && whyNotReport !== 'ended';

function tone({ condition, mayAnswer, whyNotReport }: ConditionShown, isLate: boolean): string {
  if (condition.status === 'met') return 'notice ok';
  if (condition.status !== 'ended' && isLate) return 'notice bad';
  return mayAnswer || !whyNotReport ? 'notice warn' : 'notice';
}

function Turn({ shown }: { shown: ConditionShown }) {
  const { file, condition, entitled, mayAnswer, whyNotReport, forSupplier, now } = shown;
  const { supersededBy, supplierName, outcome } = file.assessment;
  const report = condition.reports.at(-1);
  const owner = condition.owner.kind === 'vendor' ? supplierName : condition.owner.name;
  if (condition.status === 'met') return <>Accepted as met on {atTime(condition.metAt ?? now)}. Nothing is left to do.</>;
  if (supersededBy)
    return (
      <>
        A newer assessment, {supersededBy.reference}, replaced this outcome on {onDay(supersededBy.at)}: nobody has to meet it any
        more.
      </>
    );
  if (whyNotReport === 'ended')
    return <>The outcome ended on {atTime(outcome?.validUntil ?? now)}, and its conditions with it: nothing is left to do.</>;
  const reporter = report ? report.by.name : 'Somebody';
  if (mayAnswer && isInVain(shown))
    return (
      <>
        {reporter} reported it as met. Your answer would only go on record. <a href="#answer">Go to the answer</a>
      </>
    );
  if (mayAnswer)
    return (
      <>
        {reporter} reports it as met. Please look at it and say whether it is
        {byWhen(shown)}. <a href="#answer">Go to the answer</a>
      </>
    );
  if (isInVain(shown))
    return condition.status === 'reported' ? (
      <>Reported as met on {atTime(report?.at ?? now)}. Nobody has to answer that any more.</>
    ) : (
      <>Nobody has to meet it any more.</>
    );
  if (condition.status === 'reported')
    return (
      <>
        Reported as met on {atTime(report?.at ?? now)}. It waits for an answer{' '}
        {entitled.length > 0
          ? `of ${entitled.map(({ name }) => name).join(', ')}.`
          : `for ${owningRoleTitles[condition.role]}, and nobody there may give one: an administrator must name somebody.`}
      </>
    );
  if (whyNotReport === 'too-many-reports')
    return <>It was reported many times without being accepted: {owner} and the approver must talk to each other.</>;
  if (whyNotReport)
    return (
      <>
        It waits for {owner}, until {dueOnDay(condition.dueOn)}.
      </>
    );
  return (
    <>
      {forSupplier
        ? `It waits for ${owner}, until ${dueOnDay(condition.dueOn)}. As you asked for the assessment, you can report it for them.`
        : `It is yours to meet by ${dueOnDay(condition.dueOn)}.`}{' '}
      <a href="#report">Go to the report</a>
    </>
  );
}

/** It is met when it is accepted, not when it is reported: whoever answers has to know until when that is in time. */
function byWhen({ condition: { dueOn, dueAt, ifOverdue }, now }: ConditionShown): string {
  if (dueAt < now || ifOverdue === 'valid') return '';
  const late = { suspended: 'is suspended until you do', withdrawn: 'ends for good' }[ifOverdue];
  return `: unless you accept it by the end of ${dueOnDay(dueOn)}, the outcome ${late}`;
}

/** Its own effect, and where that differs what holds of all conditions together. */
function whatBecameOfIt({ condition, standing }: ConditionShown): string {
  const { ifOverdue, status } = condition;
  if (ifOverdue === 'valid' && standing === 'valid')
    return 'It was not met in time. The policy lets the outcome stay valid all the same.';
  if (ifOverdue === 'valid') return 'It was not met in time, which by the policy changes nothing for the outcome.';
  if (ifOverdue === 'withdrawn') return 'It was not met in time, which ended the outcome for good.';
  if (standing === 'withdrawn') return 'It was not met in time.';
  if (status !== 'met')
    return 'It was not met in time: the system may not be used until it is accepted as met. That ends the suspension.';
  return standing === 'valid'
    ? 'It was not met in time, and the outcome was suspended until it was accepted.'
    : 'It was met late. The system may still not be used, because of another condition.';
}
