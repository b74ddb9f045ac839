import { z } from 'zod'
import { editProfile } from '#marketplace/members/edit-profile'
import { endpoint } from '../endpoint.ts'
import { connects, idOf } from '../fields.ts'
import { profileChanges } from './profile-schema.ts'

export const editProfileEndpoint = endpoint({
  name: 'edit-profile',
  method: 'patch',
  path: '/me',
  tag: 'Account',
  summary: 'Change your profile',
  who: 'member',
  body: profileChanges,
  answer: z
    .object({
      memberId: idOf('your account'),
      granted: connects('What came with it: for becoming a freelancer, and for sections filled for the first time.', 0),
    })
    .meta({ id: 'ProfileEdited', description: 'A profile that was changed.' }),
  run: async (app, { by, actor, body, sent }) => {
    const changes = Object.fromEntries((await sent()).map(field => [field, body[field as keyof typeof body]]))
    return editProfile(app, { by, actor, ...changes })
  },
})
