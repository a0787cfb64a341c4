/** How long something takes, roughly. */
export const duration = {
  minutes: (minutes: number) => `about ${minutes} minutes`,
  hours: (hours: number) => (hours === 1 ? 'about an hour' : `about ${hours} hours`),
};
