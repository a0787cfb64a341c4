import type { Child } from 'hono/jsx';

/** Room for a table that may be wider than a phone: it scrolls by itself, by keyboard too, and the page does not. */
export const WideTable = ({ label, children }: { label: string; children?: Child }) => (
  <section class="table-scroll" aria-label={label} tabindex={0}>
    {children}
  </section>
);
