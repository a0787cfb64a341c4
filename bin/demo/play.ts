import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Catalog } from '../../functions/domain/catalog.ts';
import { afterPolicyDays } from '../../functions/domain/policy-time.ts';
import { clientConfig } from '../local/aws-environment.ts';
import type { LocalDeployment } from '../local/deployment.ts';
import type { Mail } from '../local/mails.ts';
import { Staff } from '../people/staff.ts';
import { Vendor } from '../people/vendor.ts';
import { Visitor } from '../people/visitor.ts';
import { directory, PASSWORD, type Person, people } from '../seed/organisation.ts';
import { Post, pause } from './post.ts';
import type { FollowUpInStory, Story } from './stories.ts';

type Tell = (what: string) => void;
/** An assessment, and the address that was asked. */
type Asked = { id: string; email: string };

/** Plays stories against a running deployment, through its pages and mails; only time is pushed forward, through the sweep. */
export class Player {
  private readonly post: Post;
  private readonly staff = new Map<string, Staff>();

  constructor(
    private readonly local: LocalDeployment,
    private readonly catalog: Catalog,
    /** Makes this run's addresses its own. */
    private readonly run: string,
  ) {
    this.post = new Post(local.engineUrl);
  }

  /** From registration to the end. Answers the assessment's id. */
  async play(story: Story, tell: Tell): Promise<string> {
    const email = `${story.contact.toLowerCase().replace(/[^a-z]+/g, '.')}.${this.run}@${story.supplier.toLowerCase().replace(/[^a-z]+/g, '-')}.example`;
    tell('procurement registers the supplier and starts');
    const id = await this.start(story, email);
    tell('the invitation is on its way');
    const invitation = await this.post.next(`invitation to ${email}`, Post.about(id, 'invitation', email));
    if (story.plan) await this.answer(story, Post.link(invitation, /\/r\//), tell);
    else await this.letLapse(invitation.at, { id, email }, tell);
    if (story.followUp) await this.askAgain(story.followUp, story, { id, email }, tell);
    if (story.decision) await this.decide(story, id, tell);
    tell('the outcome is on its way');
    const ended = story.expect.status === 'lapsed' ? 'response-lapsed' : 'outcome';
    await this.post.next(`how ${id} ended`, Post.about(id, ended, people.procurement.email));
    return id;
  }

  private async signedIn(person: Person): Promise<Staff> {
    const known = this.staff.get(person.email);
    if (known) return known;
    const staff = new Staff(new Visitor(this.local.baseUrl), { name: person.name, email: person.email, password: PASSWORD });
    await staff.signIn(person.groups.includes('risk-owner') ? '/exceptions' : '/console');
    this.staff.set(person.email, staff);
    return staff;
  }

  private async start(story: Story, contactEmail: string): Promise<string> {
    const staff = await this.signedIn(people.procurement);
    const contactName = story.contact;
    const name = `${story.supplier} (${this.run})`;
    await staff.registerSupplier({ name, country: 'Norway', website: 'https://supplier.example', contactName, contactEmail });
    await staff.registerSystem(story.system);
    return staff.startAssessment(story.system.name, { contactName, contactEmail, policyId: 'demo' });
  }

  private async answer(story: Story, link: string, tell: Tell): Promise<void> {
    const visitor = new Visitor(this.local.baseUrl);
    const vendor = new Vendor(visitor, this.catalog.questionnaire, story.plan ?? {});
    tell('the vendor opens the link');
    await vendor.start(link);
    tell('the vendor answers');
    const answered = await vendor.answerEverything();
    for (const { questionId, name, kind } of story.attach ?? []) {
      tell(`the vendor attaches: ${name}`);
      const text = `${name}\n\nMade for the demo of Assay.\n`;
      await vendor.attach(questionId, { name, kind, issuer: story.supplier, issuedOn: '2026-09-01', text });
    }
    await vendor.submit(story.contact);
    tell(`${answered} questions answered and submitted`);
  }

  /** Before anybody decides, procurement asks about one answer; the vendor replies, and changes it. */
  private async askAgain(asking: FollowUpInStory, story: Story, { id, email }: Asked, tell: Tell): Promise<void> {
    const { role, about, text, changed } = asking;
    // Nobody is mailed about an exception that was overtaken, and the mails are counted.
    for (const owner of directory.roles[role])
      await this.post.come(`exception to ${owner.email}`, Post.about(id, 'exception', owner.email));
    tell('procurement asks about an answer');
    const { visitor } = await this.signedIn(people.procurement);
    await visitor.open(`/console/assessments/${id}/ask`);
    await visitor.press('Send the questions', { [`ask:${about}`]: text });
    const mail = await this.post.next(`question to ${email}`, Post.about(id, 'follow-up', email));
    tell('the vendor replies and changes the answer');
    const vendor = new Vendor(new Visitor(this.local.baseUrl), this.catalog.questionnaire, { [about]: changed });
    await vendor.start(Post.link(mail, /\/r\//));
    await vendor.answerEverything();
    await vendor.submit(story.contact);
  }

  /** Nobody answers: the sweep is sent to each day on which something falls due. */
  private async letLapse(invitedAt: string, { id, email }: Asked, tell: Tell): Promise<void> {
    const { policy } = this.catalog;
    const { reminderDays, escalateDays, lapseDays } = policy.response;
    // The mail leaves a moment after the timers began to count.
    for (const day of [...reminderDays, escalateDays, lapseDays]) {
      tell(`policy day ${day}`);
      await this.sweep(afterPolicyDays(policy, invitedAt, day));
      // What is not sent yet when the next day comes may not be wanted any more, and the mails are counted.
      if (reminderDays.includes(day)) await this.post.next(`reminder of day ${day}`, Post.about(id, 'response-reminder', email));
      if (day === escalateDays) await this.post.next('the escalation', Post.about(id, 'response-escalation'));
    }
  }

  private async sweep(now: string): Promise<void> {
    const client = new LambdaClient(clientConfig(this.local.engineUrl));
    const FunctionName = this.local.outputs.SweepFunctionName;
    const answer = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify({ now }) }));
    if (answer.FunctionError) throw new Error(`the sweep failed: ${new TextDecoder().decode(answer.Payload)}`);
  }

  /** Every owner who gets a mail opens it, and decides where a decision is still wanted. */
  private async decide(story: Story, id: string, tell: Tell): Promise<void> {
    const { decision } = story;
    if (!decision) return;
    const decisionPage = new RegExp(`/exceptions/${id}/`);
    // Nobody is mailed about an exception that others have decided, and the mails are counted: all of them come first.
    const mails: Mail[] = [];
    for (let asked = 0; asked < (story.expect.mails.exception ?? 0); asked += 1)
      mails.push(await this.post.next(`exception ${asked + 1} of ${id}`, Post.about(id, 'exception')));
    for (const mail of mails) {
      const person = Object.values<Person>(people).find(({ email }) => mail.to.includes(email));
      if (!person) throw new Error(`an exception went to ${mail.to.join(', ')}, who is not in the directory`);
      const staff = await this.signedIn(person);
      await staff.visitor.open(Post.link(mail, decisionPage));
      if (!staff.visitor.forms().some((form) => form.buttons.some(({ text }) => text.includes('Record')))) continue;
      const dueOn = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
      const proof = 'A report by an independent party.';
      const conditions: Record<string, string> = decision.condition
        ? { 'condition-0': decision.condition, 'owner-0': 'supplier', 'proof-0': proof, 'due-0': dueOn }
        : {};
      await staff.visitor.press('Record', { choice: decision.choice, reasons: decision.reasons, ...conditions });
      tell(`${person.name} decided: ${decision.choice}`);
      await pause(20);
    }
  }
}
