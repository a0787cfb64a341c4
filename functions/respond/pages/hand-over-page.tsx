import type { Colleague } from '../../domain/answers/colleague.ts';
import type { VisibleSection } from '../../domain/answers/visible-questions.ts';
import { languages } from '../../domain/language.ts';
import { languageNames } from '../../texts/language-names.ts';
import { type PortalTexts, portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Choices, TextArea, TextInput } from '../../web/fields.tsx';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { onlyHere } from '../../web/only-here.ts';
import { page, type Reply } from '../../web/reply.ts';
import { isUnreachable } from '../people/people.ts';
import { ALL_SECTIONS, type FormErrors } from '../people/people-form.ts';
import type { Visit } from '../way-in/visit.ts';
import { AgainNotice } from './again-notice.tsx';
import { addressOf, PEOPLE } from './people-page.tsx';
import { SessionFields } from './session-fields.tsx';
import { VendorPage } from './vendor-page.tsx';

export interface HandOverForm {
  visit: Visit;
  sections: VisibleSection[];
  /** As typed, or what the colleague has. */
  form: URLSearchParams;
  errors?: FormErrors;
  /** Of the new record, so that sending the form twice hands over once. */
  id?: string;
  /** The section that one came from: first in the list, and not chosen. */
  suggested?: string;
  /** Whose rights are changed; absent: somebody new. */
  colleague?: Colleague;
  /** Somebody new was named who has a record already. */
  worksAlready?: boolean;
  /** It came with the token of an earlier visit. */
  again?: boolean;
  status?: number;
}

/** Whom, what, with which rights and words. What was typed stays; nothing is chosen beforehand but the language. */
export function handOverPage(view: HandOverForm): Promise<Reply> {
  const { visit, form, errors = [], colleague } = view;
  const t = portalTexts(visit.language);
  const w = t.handOver;
  const title = colleague ? w.changeTitle(colleague.name) : w.title;
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  const field = (name: string) => ({ name, value: form.get(name) ?? '', error: errorOf(name) });
  const action = colleague ? addressOf(colleague) : `${PEOPLE}/new`;
  const untold = colleague !== undefined && isUnreachable(visit.work, colleague.email);
  const send = untold ? w.saveUntold : colleague ? w.save : w.send;
  return page(
    <VendorPage
      title={errors.length > 0 ? t.form.pleaseCheck(title) : title}
      visit={visit}
      back={{ href: PEOPLE, text: t.people.title }}
      scripts={[PORTAL_SCRIPT]}
      typed={{ id: 'hand-over', first: { text: send } }}
      here={action}
    >
      <ErrorSummary errors={errors} />
      {view.again && <AgainNotice language={visit.language} />}
      {view.worksAlready && colleague && (
        <div class="notice warn" role="status">
          <p>{w.worksAlready(colleague.name)}</p>
        </div>
      )}
      <h1>{title}</h1>
      <p>{colleague ? w[untold ? 'changeUntold' : 'changeHow'](colleague.name, colleague.email) : w.how}</p>
      <form id="hand-over" method="post" action={action} data-only-here={view.worksAlready ? 'brought' : onlyHere(form)}>
        <SessionFields visit={visit} />
        {!colleague && (
          <>
            <input type="hidden" name="id" value={view.id ?? ''} />
            <TextInput {...field('name')} label={w.name} autocomplete="off" />
            <TextInput {...field('email')} label={w.email} hint={w.emailHint} type="email" autocomplete="off" />
          </>
        )}
        <Choices
          name="sections"
          label={w.sections}
          hint={w.sectionsHint}
          choices={sectionChoices(view, w)}
          chosen={form.getAll('sections')}
          error={errorOf('sections')}
          multiple
        />
        <Choices
          name="maySubmit"
          label={w.rights}
          choices={[{ value: 'yes', label: w.maySubmit, hint: w.maySubmitHint }]}
          chosen={form.getAll('maySubmit')}
          multiple
        />
        <Choices
          name="language"
          label={w.language}
          choices={languages.map((language) => ({ value: language, label: languageNames[language], lang: language }))}
          chosen={[form.get('language') ?? visit.language]}
          error={errorOf('language')}
        />
        <TextArea {...field('note')} label={w.note} hint={w.noteHint} />
        <div class="actions">
          <button type="submit">{send}</button>
          <a href={PEOPLE}>{w.cancel}</a>
        </div>
      </form>
    </VendorPage>,
    view.status ?? (view.again ? 403 : errors.length > 0 ? 422 : 200),
  );
}

function sectionChoices({ sections, suggested }: HandOverForm, w: PortalTexts['handOver']) {
  const choices = sections.map(({ section: { id, title } }) => ({ value: id, label: title }));
  const first = choices.filter(({ value }) => value === suggested).map((choice) => ({ ...choice, hint: w.suggested }));
  const others = choices.filter(({ value }) => value !== suggested);
  return [...first, ...others, { value: ALL_SECTIONS, label: w.all, hint: w.allHint }];
}
