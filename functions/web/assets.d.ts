/** esbuild bundles style sheets as text (lib/bundle.ts). */
declare module '*.css' {
  const text: string;
  export default text;
}
