import { setTimeout as pause } from 'node:timers/promises';
import type { DraftAnswer } from '../../functions/domain/answers/answer.ts';
import type { Question, Questionnaire } from '../../functions/domain/catalog/questionnaire.ts';
import type { Filled, Visitor } from './visitor.ts';

/** What this vendor answers where it is not the best answer, by question id. */
export type Plan = Record<string, DraftAnswer>;

/** A vendor's compliance person, answering through the pages: the best answer everywhere, but for the plan. */
export class Vendor {
  private readonly questions: Map<string, Question>;

  constructor(
    readonly visitor: Visitor,
    questionnaire: Questionnaire,
    private readonly plan: Plan,
  ) {
    this.questions = new Map(
      questionnaire.sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
    );
  }

  /** Mail → landing page → Start. */
  async start(link: string): Promise<void> {
    await this.visitor.open(link);
    await this.visitor.press('Start');
  }

  /** Every section, saved until no further question appears. Answers the number of questions answered. */
  async answerEverything(): Promise<number> {
    await this.visitor.open('/respond');
    const sections = this.visitor
      .$('main a[href^="/respond/sections/"]')
      .toArray()
      .map((a) => (this.visitor.$(a).attr('href') ?? '').replace(/#.*/, ''));
    let answered = 0;
    for (const section of new Set(sections)) answered += await this.answerSection(section);
    return answered;
  }

  private async answerSection(path: string): Promise<number> {
    await this.visitor.open(path);
    for (let shown: string[] = []; ; ) {
      const now = this.shownQuestions();
      if (now.join() === shown.join()) return now.length;
      shown = now;
      await this.visitor.press('Save', this.fill(shown));
      await this.visitor.open(path);
    }
  }

  private shownQuestions(): string[] {
    const fields = this.visitor.forms().flatMap((form) => form.fields);
    return [...new Set(fields.filter(({ name }) => name === 'shown').map(({ value }) => value))];
  }

  private fill(shown: string[]): Filled {
    const filled: Filled = {};
    for (const id of shown) {
      const question = this.questions.get(id);
      if (!question || question.type === 'evidence') continue;
      const answer = this.plan[id] ?? { value: bestValue(question) };
      if (answer.value !== undefined) filled[`q:${id}`] = answer.value;
      if (answer.reason) filled[`reason:${id}`] = answer.reason;
      if (answer.comment) filled[`comment:${id}`] = answer.comment;
      if (answer.reply) filled[`reply:${id}`] = answer.reply.text;
    }
    return filled;
  }

  /** Describes a document, then uploads it as the page's form says: straight to the store, and back. */
  async attach(
    questionId: string,
    document: { name: string; kind: string; issuer: string; issuedOn: string; text: string },
  ): Promise<void> {
    const { text, ...about } = document;
    await this.visitor.open(`/respond/evidence/new?question=${questionId}`);
    await this.visitor.press('Continue to the upload', { ...about, extension: 'txt' });
    await this.visitor.upload('Upload', { name: `${document.name}.txt`, type: 'text/plain', text });
  }

  /** Check your answers → declaration → submit; again, like anybody, while a file is still being checked. */
  async submit(signedAs: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      await this.sign(signedAs);
      if (this.visitor.status !== 409 || !this.visitor.mainText.includes('a virus check has not ended')) return;
      await pause(200);
    }
  }

  private async sign(signedAs: string): Promise<void> {
    await this.visitor.open('/respond/check');
    const boxes = this.visitor.forms().flatMap((form) => form.fields.filter(({ type }) => type === 'checkbox'));
    await this.visitor.press('Submit', { ...Object.fromEntries(boxes.map((box) => [box.name, box.value])), signedAs });
  }
}

/** The raw value of the answer that is worth most. */
export function bestValue(question: Question): string | string[] | undefined {
  switch (question.type) {
    case 'single':
      return question.options.toSorted((a, b) => b.value - a.value)[0]?.id;
    case 'multiple':
      return bestOptions(question.options);
    case 'yes-no':
      return question.compliant;
    case 'number':
      return String(
        Math.max(
          question.min,
          ...(question.bands ?? [])
            .toSorted((a, b) => b.value - a.value)
            .slice(0, 1)
            .map((band) => band.atLeast),
        ),
      );
    case 'date':
      return '2026-06-30';
    case 'text':
      return 'As described in our public documentation for this system.';
    case 'evidence':
      return undefined;
  }
}

/**
 * All options that count, or the one that stands alone where it is worth more ("none of these" may be the best answer). Where
 * none counts, the last one: it is context.
 */
function bestOptions(options: readonly { id: string; value: number; exclusive: boolean }[]): string[] {
  const together = options.filter((option) => !option.exclusive && option.value > 0);
  const alone = options.filter((option) => option.exclusive).toSorted((a, b) => b.value - a.value)[0];
  const worth = Math.min(
    100,
    together.reduce((sum, option) => sum + option.value, 0),
  );
  if (alone && alone.value > worth) return [alone.id];
  const context = options.filter((option) => !option.exclusive).at(-1);
  return together.length > 0 || !context ? together.map((option) => option.id) : [context.id];
}
