import type { IntakeFacts } from '../../functions/domain/judgement/intake-facts.ts';
import type { Filled, Visitor } from './visitor.ts';

export interface SignIn {
  name: string;
  email: string;
  password: string;
}

/** A member of staff, signing in and working through the pages. */
export class Staff {
  constructor(
    readonly visitor: Visitor,
    readonly who: SignIn,
  ) {}

  /** The sign-in page is Cognito's own. */
  async signIn(next: string): Promise<void> {
    await this.visitor.open(`/auth/login?next=${encodeURIComponent(next)}`);
    const [form] = this.visitor.forms();
    await this.visitor.press(form?.buttons[0]?.text ?? 'Sign in', { username: this.who.email, password: this.who.password });
  }

  async registerSupplier(supplier: {
    name: string;
    country: string;
    website: string;
    contactName: string;
    contactEmail: string;
  }): Promise<void> {
    await this.visitor.open('/console/suppliers/new');
    await this.visitor.press('Register', supplier);
  }

  /** From the supplier's page. */
  async registerSystem(system: { name: string; purpose: string; supplierRole: string } & IntakeFacts): Promise<void> {
    await this.visitor.follow('systems/new');
    await this.visitor.press('Register', system);
  }

  /** From the supplier's page; answers the new assessment's id. */
  async startAssessment(systemName: string, ask: Filled): Promise<string> {
    await this.visitor.follow('/assess');
    await this.visitor.press('Start', ask);
    const id = /\/console\/assessments\/(\w+)/.exec(this.visitor.path)?.[1];
    if (!id)
      throw new Error(`no assessment of ${systemName} was started: ${this.visitor.path} ${this.visitor.mainText.slice(0, 300)}`);
    return id;
  }

  /** Opens an exception by the link of its mail, and decides it. */
  async decide(link: string, decision: Filled): Promise<void> {
    await this.visitor.open(link);
    await this.visitor.press('Record', decision);
  }
}
