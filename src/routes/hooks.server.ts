export const handle = async ({ event, resolve }) => resolve(event)
