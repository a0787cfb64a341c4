/** esbuild bundles style sheets as text (lib/bundle.ts). */
declare module '*.css' {
  const text: string;
  export default text;
}

/** The portal's script, as lib/browser-script.ts writes it. */
declare module '*.js.txt' {
  const text: string;
  export default text;
}
