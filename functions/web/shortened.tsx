/** Where long words are cut, and where all of them stand. */
export interface Shorten {
  /** UTF-16 code units of one text. */
  most: number;
  href: (questionId: string) => string;
}

/** How a page that must stay light shows what may be long. */
export interface Short extends Shorten {
  /** So many answers of one kind; the others are behind `all`. */
  rows: number;
  all: string;
}

/** What somebody wrote about a question; where it is cut, a link leads to all of it. */
export function Shortened({ text, questionId, shorten }: { text: string; questionId: string; shorten?: Shorten }) {
  if (!shorten || text.length <= shorten.most) return <>{text}</>;
  return (
    <>
      {text.slice(0, shorten.most).trimEnd()}… <a href={shorten.href(questionId)}>Read all of it</a>
    </>
  );
}
