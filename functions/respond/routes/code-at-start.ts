import type { Language } from '../../domain/language.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import { secondsToNext } from '../../domain/links/rate-limit.ts';
import type { Asked } from '../../web/asked.ts';
import { codeCookie, setCookie } from '../../web/cookies.ts';
import { type Reply, seeOther } from '../../web/reply.ts';
import { momentAgoPage, tooManyPage } from '../pages/code-page.tsx';
import { askCodeAtStart } from '../way-in/ask-code-at-start.ts';

/** Where Start leads in a browser that needs a code first, for both kinds of links. `path`: the link's, to press Start again. */
export async function codeAtStart(
  ports: Parameters<typeof askCodeAtStart>[0],
  asked: Asked,
  { grant, language, path }: { grant: AccessGrant; language: Language; path: string },
): Promise<Reply> {
  const code = await askCodeAtStart(ports, grant, asked.cookies[codeCookie]);
  switch (code.kind) {
    case 'waits-already':
      return seeOther('/respond/code');
    case 'asked':
      return seeOther('/respond/code', [setCookie(codeCookie, code.cookie, code.seconds)]);
    case 'moment-ago':
      return momentAgoPage({ language, email: grant.email, path, seconds: code.seconds });
    case 'too-many':
      return tooManyPage(language, secondsToNext('code', ports.clock.now()));
  }
}
