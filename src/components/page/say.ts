import { writable } from 'svelte/store'

type Toast = { id: number; text: string; href?: string }

export const said = writable<Toast[]>([])
let last = 0

/** Shows and speaks a sentence at the foot of the page; it goes after ten seconds. Browser only. */
export function say(text: string, href?: string): void {
  const id = ++last
  said.update(toasts => [...toasts, { id, text, href }])
  setTimeout(() => unsay(id), 10_000)
}

export const unsay = (id: number): void => said.update(toasts => toasts.filter(toast => toast.id !== id))
