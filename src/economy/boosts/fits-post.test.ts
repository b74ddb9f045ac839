import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { sharedSkills, whyUnfit } from './fits-post.ts'

const rules = (skillsToFit: number) => ({ ...earnest.boosts!, skillsToFit })
const wanted = ['TypeScript', 'SQL', 'Svelte']

test('only who fits a post can boost a proposal to it: as many of its skills as the policy says are in their profile, or all where it names fewer', () => {
  expect(whyUnfit({ wanted, has: [] }, rules(1), false)).toEqual({
    ok: false,
    refusal: { code: 'boost-unfit', facts: { needs: 1, shared: 0, skills: 'TypeScript, SQL, Svelte' } },
  })
  expect(whyUnfit({ wanted, has: ['Cooking', ' sql'] }, rules(1), false)).toBeUndefined()
  expect(whyUnfit({ wanted, has: ['Cooking', 'SQL'] }, rules(2), false)).toMatchObject({
    refusal: { facts: { shared: 1 } },
  })
  expect(whyUnfit({ wanted: ['SQL'], has: ['SQL'] }, rules(2), false)).toBeUndefined()
})

test('a post that names no skills, and a policy that asks for none, are for everybody', () => {
  expect(whyUnfit({ wanted: [], has: [] }, rules(3), false)).toBeUndefined()
  expect(whyUnfit({ wanted, has: [] }, rules(0), false)).toBeUndefined()
})

test('whoever comes when the bidding is over is not told to add a skill', () => {
  expect(whyUnfit({ wanted, has: [] }, rules(1), true)).toBeUndefined()
})

test('skills are shared however they are written, in the words of the post', () => {
  expect(sharedSkills(['TypeScript', 'Testing'], ['typescript', 'CSS'])).toEqual(['TypeScript'])
})
