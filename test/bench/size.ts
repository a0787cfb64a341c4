import { LIMIT_KB, weigh } from '../support/bundle-limits.ts';
import { synthesized } from '../support/synthesized.ts';

/** `npm run size`: what each function weighs. Exit code 1 when one is too heavy or carries an AWS client that it never calls. */
const reports = synthesized('local').functions.map(({ name, entry }) => ({ name, ...weigh(entry) }));
console.table(
  reports.map(({ name, gzippedKb, clients, unusedClients }) => ({
    function: name,
    'gzipped KB': gzippedKb,
    limit: LIMIT_KB,
    'AWS clients': clients.map((client) => client.replace('client-', '')).join(' '),
    unused: unusedClients.join(' '),
  })),
);
if (reports.some(({ gzippedKb, unusedClients }) => gzippedKb > LIMIT_KB || unusedClients.length > 0)) process.exitCode = 1;
