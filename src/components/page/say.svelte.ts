type Toast = { id: number; text: string; href?: string }

export const said = $state<Toast[]>([])
let last = 0

/** Shows and speaks a sentence at the foot of the page; it goes after ten seconds. Browser only. */
export function say(text: string, href?: string): void {
  const id = ++last
  said.push({ id, text, href })
  setTimeout(() => unsay(id), 10_000)
}

export function unsay(id: number): void {
  const at = said.findIndex(toast => toast.id === id)
  if (at >= 0) said.splice(at, 1)
}
