const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** 12,480, with a true minus sign where it is below zero. */
export const count = (n: number): string => whole.format(n).replace('-', '−')
