/** Around every page of a session. */
export const vendorPage = {
  allSections: 'All sections',
  shared: 'On a shared computer? What you saved stays; the link in the email brings you back.',
  signOut: 'Sign out of this browser',
};
