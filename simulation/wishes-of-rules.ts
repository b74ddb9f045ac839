import type { Wish } from './op.ts'
import { drawRewrite } from './rewrite.ts'
import type { Around } from './wishes.ts'

const day = 86_400_000
const hour = 3_600_000

/** What somebody wants of the rules: that they change on a day, for all or not for all, or that they do not after all. */
export function wishOfRules(
  kind: 'activate-policy' | 'cancel-policy',
  { random, oracle, families, now }: Around,
): Wish {
  const { versions } = oracle
  const draw = (hasPlans: boolean) => drawRewrite(random, hasPlans, families.includes('weeks'))
  if (kind === 'cancel-policy') {
    const ahead = versions.all.filter(({ from }) => from > now)
    const { id } = random.pick(ahead.length > 0 && random.chance(0.8) ? ahead : versions.all)
    return { kind, versionId: random.chance(0.05) ? 'none' : id }
  }
  const from = versions.earliest(now) + random.pick([-1, 1, 50, 50, hour, 2 * day, -5 * day])
  const opened = random.pick([...versions.opened.values()]) + random.pick([0, 1])
  const keep = {
    openedBefore: random.chance(0.05) ? from + 1 : opened,
    until: from + random.pick([0, 1, day, 9 * day, 40 * day]),
  }
  const rewrite = random.chance(0.1) ? versions.lastRewrite : draw(families.includes('plans'))
  return { kind, rewrite: rewrite ?? draw(false), from, keeps: random.chance(0.6) ? [keep] : [] }
}
