import { beforeEach, describe, expect, test } from 'vitest';
import { htmlProblems } from '../../support/html-validator.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { answered, better, poor, poorlyAnswered, REASONS } from '../../support/in-memory/follow-up-story.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const page = `/console/assessments/${ID}`;
let desk: StaffDesk;
beforeEach(async () => {
  desk = staffDesk({ world: await poorlyAnswered() });
});
const rounds = () => stored(desk.world).followUps;
const fieldsOf = (html: { $: (selector: string) => { toArray(): { attribs?: unknown }[] } }) =>
  html
    .$('textarea')
    .toArray()
    .map(({ attribs }) => (attribs as { name: string }).name);

describe('procurement', () => {
  test('is led from the assessment to every visible answer, each with what was answered', async () => {
    const paula = await desk.as(staff.paula, page);
    expect(paula.$(`a[href="${page}/ask"]`)).toHaveLength(1);
    await paula.get(`${page}/ask`);
    expect(fieldsOf(paula)).toEqual([
      'ask:data.personal',
      'ask:data.checks',
      'ask:operation.stop',
      'ask:operation.log-days',
      'ask:operation.staff',
      'ask:operation.certificate',
    ]);
    expect(paula.text).toContain('Answered: Not sure');
    expect(paula.text).toContain('Round 1 of 2');
    expect(paula.$('details[open]')).toHaveLength(0);
  });

  test('asks; the thread, who waits and why not to ask again are on the assessment', async () => {
    const paula = await desk.as(staff.paula, `${page}/ask`);
    await paula.press('Send the questions', { 'ask:operation.stop': ' Why\nnot? ', 'ask:data.checks': '   ' });
    expect(paula.path).toBe(page);
    expect(paula.text).toContain('Round 1 Waiting for the supplier');
    expect(paula.text).toContain('Paula Prior asked on 2 March 2026');
    expect(paula.text).toContain('Waiting for Vera since');
    expect(paula.$('section[aria-labelledby=approvals]').text()).toContain('on hold until the supplier has replied');
    expect(paula.$('blockquote').text()).toContain('Why\nnot?');
    expect(rounds()).toMatchObject([{ questions: [{ questionId: 'operation.stop', text: 'Why\nnot?' }] }]);
    expect(paula.$(`a[href="${page}/ask"]`)).toHaveLength(0);
    await paula.get(`${page}/ask`);
    expect(paula.text).toContain('The supplier is answering questions already');
    expect(paula.$('main form')).toHaveLength(0);
  });

  test.each([
    ['nothing', {}, 'asking'],
    ['blanks only', { 'ask:operation.stop': ' \n ' }, 'asking'],
    ['too much', { 'ask:operation.stop': 'x'.repeat(2001), 'ask:data.checks': 'Which?' }, 'ask-operation-stop'],
    ['what cannot be stored', { 'ask:operation.stop': 'a\u0000b' }, 'ask-operation-stop'],
  ] as [string, Record<string, string>, string][])('typed %s: nothing is asked, nothing is lost', async (_, typed, field) => {
    const paula = await desk.as(staff.paula, `${page}/ask`);
    await paula.press('Send the questions', typed);
    expect(paula.status).toBe(422);
    expect(paula.$('.error-summary a').attr('href')).toBe(`#f-${field}`);
    expect(paula.$(`#f-${field}`)).toHaveLength(1);
    expect(paula.$(`#f-${field}`).closest('details:not([open])')).toHaveLength(0);
    const { form } = paula.fields('Send the questions');
    for (const [name, value] of Object.entries(typed)) if (value.trim()) expect(form.get(name)).toBe(value.replace('\0', '\uFFFD'));
    expect(rounds()).toEqual([]);
  });

  test('who is second keeps what was typed and hears why it was not sent', async () => {
    const paula = await desk.as(staff.paula, `${page}/ask`);
    const second = paula.sibling();
    await paula.press('Send the questions', { 'ask:operation.stop': 'Why not?' });
    await second.press('Send the questions', { 'ask:data.personal': 'Who would know?' });
    expect(second.text).toContain('Nothing was sent.');
    expect(second.$('blockquote').text()).toContain('Who would know?');
    expect(rounds()).toHaveLength(1);
  });

  describe('what was typed about a question that is not there any more', () => {
    const WORDS = 'Which of the six\nlegal bases?';
    const sent = async (typed: Record<string, string>) => {
      const paula = await desk.as(staff.paula, `${page}/ask`);
      const { form, action } = paula.fields('Send the questions');
      for (const [name, value] of Object.entries(typed)) form.set(name, value);
      return paula.post(action, form);
    };

    test.each([
      ['alone', {}],
      ['beside one that is', { 'ask:operation.stop': 'Why not?' }],
    ] as [string, Record<string, string>][])('%s: says which, keeps the words, sends nothing', async (_, others) => {
      const paula = await sent({ 'ask:data.basis': WORDS, ...others });
      expect(paula.status).toBe(422);
      expect(paula.$('.error-summary li').text()).toBe(
        '“On what basis?” cannot be asked about here any more. Use your words elsewhere, or empty this field',
      );
      expect(paula.$(paula.$('.error-summary a').attr('href') ?? '').text()).toBe(WORDS);
      expect(paula.text).not.toContain('1 to 50 answers');
      expect(await htmlProblems(paula.html)).toEqual([]);
      expect(rounds()).toEqual([]);
    });

    test('is out of the way once it is emptied', async () => {
      const paula = await sent({ 'ask:data.basis': WORDS, 'ask:operation.stop': 'Why not?' });
      await paula.press('Send the questions', { 'ask:data.basis': '' });
      expect(rounds()).toMatchObject([{ questions: [{ questionId: 'operation.stop', text: 'Why not?' }] }]);
    });

    test('a field that the questionnaire does not know is no question', async () => {
      const paula = await sent({ 'ask:data.nothing': WORDS });
      expect(paula.$('.error-summary a').text()).toBe('Write a question about at least one answer');
      expect(rounds()).toEqual([]);
    });
  });

  test('others do not get there', async () => {
    for (const person of [staff.dora, staff.audrey]) expect((await desk.as(person, `${page}/ask`)).status).toBe(403);
    expect((await desk.as(staff.audrey, page)).$(`a[href="${page}/ask"]`)).toHaveLength(0);
    expect((await desk.as(staff.paula, '/console/assessments/asm_x/ask')).status).toBe(404);
  });
});

describe('a risk owner', () => {
  const exception = `/exceptions/${ID}/r1-business-owner`;

  test('asks from an exception about its own points only', async () => {
    const dora = await desk.as(staff.dora, exception);
    expect(dora.$(`a[href="${exception}/ask"]`)).toHaveLength(1);
    await dora.get(`${exception}/ask`);
    expect(fieldsOf(dora)).toEqual(['ask:operation.stop']);
    await dora.press('Send the questions', { 'ask:operation.stop': 'Who can?' });
    expect(dora.path).toBe(exception);
    expect(dora.$('.notice').text()).toContain('The supplier was asked about answers.');
    expect(dora.text).toContain('Dora Data asked on 2 March 2026');
    expect(rounds()).toMatchObject([{ requestId: 'r1-business-owner', askedBy: { email: staff.dora.email } }]);
  });

  test('who has decided, does not hold the role or asked for the assessment does not ask', async () => {
    const sam = await desk.as(staff.sam, `${exception}/ask`);
    expect(sam.text).toContain('Only whoever is asked to decide');
    expect(sam.$('main form')).toHaveLength(0);
    expect((await desk.as(staff.paula, `${exception}/ask`)).status).toBe(403);
    const dora = await desk.as(staff.dora, `${exception}/ask`);
    const { form } = dora.fields('Send the questions');
    form.set('ask:operation.stop', 'Why?');
    form.set('csrf', sam.$('input[name=csrf]').attr('value') ?? '');
    await sam.post(`${exception}/ask`, form);
    expect(sam.text).toContain('Nothing was sent.');
    expect(rounds()).toEqual([]);
  });

  test('a click on a superseded exception is told that the answers changed, and where it is decided now', async () => {
    const dora = await desk.as(staff.dora, exception);
    const paula = await desk.as(staff.paula, `${page}/ask`);
    await paula.press('Send the questions', { 'ask:operation.stop': 'Why not?' });
    await answered(desk.world, { ...poor, 'operation.stop': { kind: 'not-sure' } });
    await dora.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(dora.text).toContain('Your click changed nothing.');
    expect(dora.text).toContain(REASONS);
    const anew = `/exceptions/${ID}/r2-business-owner`;
    expect(dora.$(`.notice a[href="${anew}"]`)).toHaveLength(1);
    expect(dora.text).toContain('Can people stop it?No');
    expect(dora.$('main form')).toHaveLength(0);
    await dora.get(anew);
    expect(dora.text).toContain('Can people stop it?Not sure');
    expect(dora.$('#decide')).toHaveLength(1);
    const change = dora.$('table.changes tbody tr');
    expect(change.text()).toContain('Can people stop it?');
    expect(
      change
        .find('td')
        .toArray()
        .map((cell) => dora.$(cell).text()),
    ).toEqual(['No', 'Not sure']);
  });

  test('where nothing is asked anew, says so', async () => {
    const paula = await desk.as(staff.paula, `${page}/ask`);
    await paula.press('Send the questions', { 'ask:operation.stop': 'Why not?' });
    await answered(desk.world, better, { 'operation.stop': 'We added one.' });
    await paula.get(page);
    const past = paula.$('section[aria-labelledby=approvals] details');
    expect(past.find('h3').text()).toBe('AI governanceBusiness owner');
    expect(paula.$('section[aria-labelledby=approvals] > article h3').text()).toBe('Data protectionAI governance');
    const dora = await desk.as(staff.dora, exception);
    expect(dora.text).toContain('Nothing is left for Business owner to decide.');
    expect(dora.text).toContain('We added one.');
    await dora.get('/exceptions');
    expect(dora.$(`ul.tasks a[href="${exception}"]`)).toHaveLength(0);
  });
});
