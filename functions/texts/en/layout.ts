/** Around every page. */
export const layout = {
  skip: 'Skip to the content',
  footer: 'Assay · supplier assessments for AI systems',
  /** Names the links of the landing page to screen readers. */
  language: 'Language',
};
