/** What stands before words about it: no colon after a question mark, or another mark that ends a sentence. */
export const withColon = (words: string): string => (/[?!.]$/.test(words) ? words : `${words}:`);
