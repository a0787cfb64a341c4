/** Until when an answer is asked for; on pages and in mails. */
export const due = {
  by: 'Please answer by',
  late: 'Overdue',
  /** Beside `late`. `closes`: when the wait ends by itself; absent where nobody knows. */
  was: <T>(due: T, closes?: T) => [
    'This was due on ',
    due,
    ...(closes === undefined ? ['.'] : ['; you can still answer until ', closes, '.']),
  ],
};
