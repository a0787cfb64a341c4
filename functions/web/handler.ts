import pico from '@picocss/pico/css/pico.min.css';
import { pages } from '../platform/page-chain.ts';
import own from './assay.css';
import { asset } from './asset.ts';
import portal from './generated/portal.js.txt';
import { homePage } from './home-page.tsx';
import { notFoundPage } from './message-page.tsx';
import { json } from './reply.ts';

const assets = new Map([
  ['assay.css', asset('text/css; charset=utf-8', `${pico}\n${own}`)],
  ['portal.js', asset('text/javascript; charset=utf-8', portal)],
  [
    'icon.svg',
    asset(
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b57a4"/><path d="M9 17l5 5 10-12" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>',
    ),
  ],
]);

/** What is the same for everybody: the front page, the style sheet, the script, and a sign of life. */
export const handler = pages([
  { method: 'GET', path: '/', handle: () => homePage() },
  { method: 'GET', path: '/health', handle: () => json({ ok: true }) },
  {
    method: 'GET',
    path: '/assets/{file}',
    handle: (asked) => assets.get(asked.params.file ?? '')?.(asked) ?? notFoundPage(),
  },
]);
