import { Page } from './layout.tsx';
import { page } from './reply.ts';

export const homePage = () =>
  page(
    <Page title="Supplier assessments for AI systems">
      <h1>Supplier assessments for AI systems</h1>
      <p>
        Assay checks AI suppliers before their systems are put to use: questions, evidence, an explained score, and a decision on
        record.
      </p>
      <div class="actions">
        <a class="button" href="/auth/login">
          Sign in as staff
        </a>
      </div>
      <h2>Are you a supplier?</h2>
      <p>You need no account. Open the link in the email that you were sent; it leads straight to your questionnaire.</p>
    </Page>,
  );
