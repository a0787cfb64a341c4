/** Written by bin/compile-catalogs.ts before bundling and testing; not in the repository. */
declare module '*/generated/catalogs.json' {
  /** `brotli`: base64 of the compressed JSON. */
  const catalogs: { brotli: string };
  export default catalogs;
}
