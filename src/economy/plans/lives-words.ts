import type { Plan } from './plan-rules.ts'

/** How long a plan's monthly Connects last. */
export const livesWords: Record<Plan['monthlyLives'], string> = {
  'as-lots': 'as long as others',
  'until-cycle-end': 'until your next month begins',
}

/** Whether a plan gives monthly Connects that do not live as others do. */
export const lapsesMonthly = ({ monthly, monthlyLives }: Pick<Plan, 'monthly' | 'monthlyLives'>): boolean =>
  monthly > 0 && monthlyLives === 'until-cycle-end'
