import { expect, test } from 'vitest'
import { sharedSkills } from './shared-skills.ts'

test('skills are shared however they are written, in the words of the post', () => {
  expect(sharedSkills(['TypeScript', 'Testing'], ['typescript', 'CSS'])).toEqual(['TypeScript'])
})
