import { refusalText } from '#economy/refusal-text'

export const tooMany = (seconds: number): string => refusalText({ code: 'too-many-requests', facts: { seconds } })
