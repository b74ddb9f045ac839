import { readProfile } from '#marketplace/members/read-profile'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { profileSchema } from './profile-schema.ts'

export const readProfileEndpoint = endpoint({
  name: 'read-profile',
  method: 'get',
  path: '/members/{memberId}',
  tag: 'Account',
  summary: "Read somebody's profile",
  who: 'anyone',
  params: { memberId: idParam('the member') },
  answer: profileSchema,
  run: (app, { params }) => readProfile(app, params.memberId),
})
