/** What vendors read on the portal's pages, in English: the texts that every other language must have as well. */
export const portal = {
  layout: {
    skip: 'Skip to the content',
    footer: 'Assay · supplier assessments for AI systems',
  },
};
