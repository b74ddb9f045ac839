import { error } from '@sveltejs/kit'

/** The operator who asks; for anybody else these pages do not exist. */
export function operatorOf({ member }: App.Locals): NonNullable<App.Locals['member']> {
  if (!member?.isOperator) error(404, 'There is nothing at this address.')
  return member
}
