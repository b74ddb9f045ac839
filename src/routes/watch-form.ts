import { error } from '@sveltejs/kit'

export const unreadable = {
  status: 400,
  title: 'An unreadable form',
  message: 'This form could not be read. Nothing was done; send it again.',
}

/** Whoever reads a form that is none is stopped, page or not, and it is no failure of the server. Says whether that happened. */
export function watchForm(request: Request): () => boolean {
  const read = request.formData.bind(request)
  let isUnreadable = false
  request.formData = async () => {
    try {
      return await read()
    } catch (cause) {
      // One that is too long says so itself.
      if (cause instanceof Error && 'status' in cause) throw cause
      isUnreadable = true
      error(unreadable.status, unreadable.message)
    }
  }
  return () => isUnreadable
}
