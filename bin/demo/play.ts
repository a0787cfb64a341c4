import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { afterPolicyDays } from '../../functions/domain/catalog/policy-time.ts';
import { localDate } from '../../functions/domain/time/business-days.ts';
import type { Severity } from '../../functions/domain/vocabulary.ts';
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
    if (story.silent) await this.letOwnersBeLate(story, story.silent, id, tell);
    else if (story.decision) await this.decide(story, id, tell);
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

  /** The owners of the risk do not decide in time: they are reminded, then their deputy is asked as well, and decides. */
  private async letOwnersBeLate(story: Story, severity: Severity, id: string, tell: Tell): Promise<void> {
    const { policy } = this.catalog;
    const { reminderDays, deputyDays } = policy.approval.sla[severity];
    const { email, name } = people.deputy;
    const mails = await this.askedOwners(story, id);
    const askedAt = mails[0]?.at ?? '';
    const [day = deputyDays] = reminderDays;
    tell(`policy day ${day}`);
    await this.sweep(afterPolicyDays(policy, askedAt, day));
    for (const { to } of mails) await this.post.next(`reminder to ${to.join()}`, Post.about(id, 'decision-reminder', to[0]));
    tell(`policy day ${deputyDays}`);
    await this.sweep(afterPolicyDays(policy, askedAt, deputyDays));
    const mail = await this.post.next(`the deputy ${name}`, Post.about(id, 'decision-escalation', email));
    // Who decides now ends it for the others, and the mails are counted.
    for (const to of [people.procurement.email, ...mails.flatMap((one) => one.to)])
      await this.post.next(`escalation to ${to}`, Post.about(id, 'decision-escalation', to));
    await this.decideBy(mail, story, id, tell);
  }

  /** Nobody is mailed about an exception that others have decided, and the mails are counted: all of them come first. */
  private async askedOwners(story: Story, id: string): Promise<Mail[]> {
    const mails: Mail[] = [];
    for (let asked = 0; asked < (story.expect.mails.exception ?? 0); asked += 1)
      mails.push(await this.post.next(`exception ${asked + 1} of ${id}`, Post.about(id, 'exception')));
    return mails;
  }

  /** Every owner who gets a mail opens it, and decides where a decision is still wanted. */
  private async decide(story: Story, id: string, tell: Tell): Promise<void> {
    for (const mail of await this.askedOwners(story, id)) {
      await this.decideBy(mail, story, id, tell);
      await pause(20);
    }
  }

  private async decideBy(mail: Mail, { decision }: Story, id: string, tell: Tell): Promise<void> {
    const person = Object.values<Person>(people).find(({ email }) => mail.to.includes(email));
    if (!person || !decision) throw new Error(`an exception went to ${mail.to.join(', ')}, who decides nothing here`);
    const { visitor } = await this.signedIn(person);
    await visitor.open(Post.link(mail, new RegExp(`/exceptions/${id}/`)));
    if (!visitor.forms().some((form) => form.buttons.some(({ text }) => text.includes('Record')))) return;
    // The acceptance ends within the day: a day of the demo's policy is short.
    const dueOn = localDate(this.catalog.policy.calendar, new Date().toISOString());
    const proof = 'A report by an independent party.';
    const conditions: Record<string, string> = decision.condition
      ? { 'condition-0': decision.condition, 'owner-0': 'supplier', 'proof-0': proof, 'due-0': dueOn }
      : {};
    await visitor.press('Record', { choice: decision.choice, reasons: decision.reasons, ...conditions });
    if (!visitor.mainText.includes('Your decision of'))
      throw new Error(`${person.name} could not decide on ${visitor.path}: ${visitor.mainText.slice(0, 300)}`);
    tell(`${person.name} decided: ${decision.choice}`);
  }
}
