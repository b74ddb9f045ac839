import type { TestApp } from './fresh-app.ts'

/** An app in which something happens between what is read first and its first transaction, once. */
export function between(app: TestApp, happens: () => unknown): TestApp {
  let due = true
  const transaction = () => ({
    execute: async (work: Parameters<ReturnType<typeof app.db.transaction>['execute']>[0]) => {
      if (due) {
        due = false
        await happens()
      }
      return app.db.transaction().execute(work)
    },
  })
  const db = new Proxy(app.db, {
    get(target, name) {
      if (name === 'transaction') return transaction
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...app, db }
}
