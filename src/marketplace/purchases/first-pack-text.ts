/** What a member is told whose first purchase won nothing: so many Connects came `back`, `lapsed` of them with lots that had. */
export function firstPackText({ back, lapsed }: { back: number; lapsed: number }): string {
  const what = back === 1 ? 'The Connect it paid for them is' : `The ${back} Connects it paid for them are`
  const but = lapsed > 0 ? ` ${lapsed} of them had expired meanwhile and are gone.` : ''
  return `None of the proposals you sent with your first purchase was hired. ${what} back, this once.${but}`
}
