/** Written by bin/compile-catalogs.ts before bundling and testing; not in the repository. */
declare module '*/generated/catalogs.json' {
  const catalogs: unknown;
  export default catalogs;
}
