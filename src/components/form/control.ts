/** How every box one types in looks; `aria-invalid` turns its outline red. */
export const control =
  'w-full min-h-11 rounded-md border border-edge bg-card px-3.5 py-2 text-ink placeholder:text-soft aria-invalid:border-bad aria-invalid:border-2 disabled:opacity-60'
