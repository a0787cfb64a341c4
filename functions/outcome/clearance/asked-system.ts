/** Which system was asked about. `isId`: both could be ids of ours; what could not be is not looked for. */
export function askedSystem({ supplier = '', system = '' }: Record<string, string>) {
  return { supplierId: supplier, systemId: system, isId: [supplier, system].every((id) => /^[\w-]{1,100}$/.test(id)) };
}
