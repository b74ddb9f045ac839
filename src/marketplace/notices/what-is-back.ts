import { connectsWords } from '#economy/figure-words'

/** What a notice says of the Connects of a proposal that has ended: `lapsed` of those that came `back` lapsed with their lots, `returned` had come back before. */
export function whatIsBack({ price, back, lapsed, returned = 0 }: CameBack): string {
  if (back === 0 && returned > 0) return 'Its Connects came back before.'
  if (back === 0) return price > 0 ? 'Its Connects stay spent.' : 'It had cost nothing.'
  if (lapsed === 0) return `Your ${connectsWords(back)} ${back === 1 ? 'is' : 'are'} back.`
  return `${back - lapsed} of your ${connectsWords(back)} ${back - lapsed === 1 ? 'is' : 'are'} back; the rest has lapsed since, with its lots.`
}

type CameBack = { price: number; back: number; lapsed: number; returned?: number }
