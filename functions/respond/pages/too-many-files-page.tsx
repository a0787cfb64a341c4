import { page, type Reply } from '../../web/reply.ts';
import { MOST_FILES } from '../file-types.ts';
import type { Visit } from '../visit.ts';
import { VendorPage } from './vendor-page.tsx';

export const tooManyFilesPage = (visit: Visit, back: { href: string; text: string }): Promise<Reply> =>
  page(
    <VendorPage title="There are many files already" visit={visit} back={back}>
      <h1>There are many files already</h1>
      <p>
        One response can hold {MOST_FILES} files. Remove one that is not needed, or combine several into one file: a file can
        support several answers.
      </p>
    </VendorPage>,
    422,
  );
